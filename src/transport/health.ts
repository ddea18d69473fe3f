import type { FastifyInstance } from 'fastify';

/** What the bot needs to answer, each in a word. */
export interface Readiness {
  readonly gateway: 'ready' | 'connecting' | 'off';
  readonly knowledge: 'loaded' | 'loading';
  readonly database: 'reachable' | 'unreachable';
}

/** `/healthz`: the process lives. `/readyz`: 200 where all that it needs is there, else 503 and what is not. */
export function serveHealth(app: FastifyInstance, check: () => Promise<Readiness>): void {
  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const parts = await check();
    const isReady =
      parts.gateway !== 'connecting' && parts.knowledge === 'loaded' && parts.database === 'reachable';
    return reply.code(isReady ? 200 : 503).send({ ready: isReady, ...parts });
  });
}
