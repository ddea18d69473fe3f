# Node's own image: no build step, Node runs the TypeScript sources as they are.
FROM node:24-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

# The image has its Node: those that npm brings for machines without one stay out.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-bin-* node_modules/node-darwin-* node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node \
  && npm cache clean --force

COPY LICENSE ./
COPY knowledge knowledge
COPY commands commands
COPY src src

# The one place that is written: SQLite's file, and the log of questions where that is set.
RUN mkdir data && chown node:node data
USER node

# Inside the container; what reaches it from outside is for whoever starts it to say.
ENV HOST=0.0.0.0 HTTP_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Node itself is the first process, so that SIGTERM reaches the bot; what `npm start` gives it holds its memory down and its start short.
CMD ["node", "--min-semi-space-size=2", "--max-semi-space-size=2", "--preserve-symlinks", "--import", "./src/node-version.js", "src/main.ts"]
