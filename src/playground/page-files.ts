import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Gives out the files of a folder, and only those that were there when it was called. */
export async function servePageFiles(app: FastifyInstance, folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    app.get(name === 'index.html' ? '/' : `/${name}`, async (_request, reply) =>
      // Read anew each time: whoever changes the page sees it on reload.
      reply.type(type).send(await readFile(join(folder, name))),
    );
  }
}

/** Pictures are shown where they stand; anything else that the bot uploaded is only ever downloaded. */
export function serveAttachments(app: FastifyInstance, apiUrl: string): void {
  const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
  app.get('/attachments/*', async (request, reply) => {
    const answer = await fetch(new URL(request.url, apiUrl));
    const type = answer.headers.get('content-type') ?? '';
    reply.status(answer.status);
    if (shown.includes(type)) reply.type(type);
    else reply.type('application/octet-stream').header('content-disposition', 'attachment');
    return reply.send(Buffer.from(await answer.arrayBuffer()));
  });
}
