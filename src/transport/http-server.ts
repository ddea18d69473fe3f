import fastify, { type FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { type Readiness, serveHealth } from './health.ts';
import { type EndpointOptions, serveInteractions } from './interactions-endpoint.ts';
import { ListenError } from './listen-error.ts';

/** Where to listen, and what for. */
export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** None: interactions come over the gateway. */
  readonly interactions: EndpointOptions | undefined;
  readonly readiness: () => Promise<Readiness>;
}

/** A port that listens. */
export interface HttpServer {
  /** Such as `http://127.0.0.1:8081`. */
  readonly url: string;
  /** Takes no new request, finishes those that it has. */
  close(): Promise<void>;
}

/** A request that sends nothing for so long, in milliseconds, holds a connection for nothing. */
const SLOWEST_REQUEST = 10_000;
/**
 * So many connections may wait to be accepted, if the system's own limit is not lower. Of a crowd that comes at once
 * the system drops whom it has no room for, and those try again a second later, of the three that Discord waits.
 */
const BACKLOG = 4096;

/** Starts the port that Discord and the machines around the bot ask. */
export async function startHttpServer({
  host,
  port,
  interactions,
  readiness,
}: HttpOptions): Promise<HttpServer> {
  const app = createHttpApp();
  serveHealth(app, readiness);
  if (interactions) serveInteractions(app, interactions);
  const url = await listen(app, 'HTTP_PORT', { host, port });
  return { url, close: () => app.close() };
}

/** Starts the port that a Prometheus server asks. */
export async function startMetricsServer(
  place: { readonly host: string; readonly port: number },
  { render }: Metrics,
): Promise<HttpServer> {
  const app = createHttpApp();
  app.get('/metrics', async (_request, reply) => {
    const { text, type } = await render();
    return reply.type(type).send(text);
  });
  const url = await listen(app, 'METRICS_PORT', place);
  return { url, close: () => app.close() };
}

/** Gives the address; throws a ListenError that names the variable. */
async function listen(
  app: FastifyInstance,
  variable: string,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ListenError(`${variable}: ${host}:${port} cannot be listened on: ${code ?? String(error)}`);
  }
}

/** A server that tells nobody more than it must. */
function createHttpApp(): FastifyInstance {
  const app = fastify({ requestTimeout: SLOWEST_REQUEST, forceCloseConnections: 'idle' });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'there is nothing here' }));
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode = 500 } = error as { readonly statusCode?: number };
    return reply
      .code(statusCode)
      .send({ error: statusCode === 413 ? 'the body is too large' : 'this failed' });
  });
  return app;
}
