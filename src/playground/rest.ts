import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DiscordError, refusal, unauthorized } from './discord-error.ts';
import type { Fault, Faults } from './faults.ts';
import { isFromPage } from './foreign.ts';
import { isObject } from './json.ts';
import type { RateLimits } from './rate-limits.ts';
import { sendRateLimit, takeRateLimit } from './rest-rate-limits.ts';
import { registerBotRoutes } from './routes-bot.ts';
import { registerChannelRoutes } from './routes-channels.ts';
import { registerCommandRoutes } from './routes-commands.ts';
import { registerInteractionRoutes } from './routes-interactions.ts';
import type { State } from './state.ts';
import type { Wire } from './wire.ts';
import { toWireEntry } from './wire-entry.ts';

/** docs: reference#uploading-files: 10 MiB a file, 25 MiB a request. */
export const attachmentSizeLimit: number = 10 * 1024 * 1024;
const requestSizeLimit = 25 * 1024 * 1024;

const prefix = '/api/v10';

export interface RestOptions {
  readonly state: State;
  readonly wire: Wire;
  readonly faults: Faults;
  /** Of the application. */
  readonly publicKey: string;
  readonly limits: RateLimits;
  /** Whether requests over Discord's limits are refused; they are counted in the headers either way. */
  readonly enforcesLimits: boolean;
  /** The answer to GET /gateway/bot. */
  readonly gatewayInfo: () => { readonly url: string };
}

/** Discord's REST API, as far as a bot such as this one uses it. */
export async function createRest(options: RestOptions): Promise<FastifyInstance> {
  const { state } = options;
  const app = fastify({ bodyLimit: requestSizeLimit, forceCloseConnections: true, exposeHeadRoutes: false });
  await app.register(multipart, { limits: { fileSize: attachmentSizeLimit, files: 10, fields: 10 } });

  guard(app, options);
  app.setNotFoundHandler(() => {
    throw refusal(0);
  });
  app.get('/attachments/:channel/:id/:filename', async (request, reply) => {
    const file = state.files.find((request.params as { id: string }).id);
    if (file === undefined) throw refusal(0);
    return reply.type(file.contentType).send(file.bytes);
  });
  await app.register(
    async (api) => {
      api.get('/gateway', async () => ({ url: options.gatewayInfo().url }));
      api.get('/gateway/bot', async () => options.gatewayInfo());
      registerBotRoutes(api, state, options.publicKey);
      registerCommandRoutes(api, state);
      registerChannelRoutes(api, state);
      registerInteractionRoutes(api, state);
    },
    { prefix },
  );
  return app;
}

/** What happens around every request: planned faults, the token, limits, errors and the log of the wire. */
function guard(app: FastifyInstance, { state, wire, faults, limits, enforcesLimits }: RestOptions): void {
  const met = new WeakMap<FastifyRequest, Fault>();
  const begun = new WeakMap<FastifyRequest, number>();
  const causes = new WeakMap<FastifyRequest, string>();

  app.addHook('onRequest', async (request, reply) => {
    begun.set(request, state.clock.now());
    if (isFromPage(request.headers)) throw refusal(50001);
    const path = pathOf(request);
    if (path === undefined) return undefined;
    const fault = faults.take(request.method, path);
    if (fault !== undefined) {
      met.set(request, fault);
      if (!isLater(fault)) return strike(fault, request, reply);
    }
    if (needsToken(path) && request.headers.authorization !== `Bot ${state.token}`) throw unauthorized();
    const retryAfter = takeRateLimit(limits, request.method, path, reply, enforcesLimits);
    if (retryAfter !== undefined) return sendRateLimit(reply, { retryAfter });
    if (Number(request.headers['content-length'] ?? 0) > requestSizeLimit) throw refusal(40005);
    return undefined;
  });

  app.setErrorHandler((error, request, reply) => {
    const told = toDiscordError(error);
    if (told.status >= 500) causes.set(request, error instanceof Error ? (error.stack ?? '') : String(error));
    return reply.status(told.status).send(told.toJSON());
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const path = pathOf(request);
    if (path === undefined) return payload;
    const fault = met.get(request);
    const isStruck = fault !== undefined && isLater(fault);
    if (isStruck && fault.kind === 'error') reply.status(fault.status);
    const took = state.clock.now() - (begun.get(request) ?? 0);
    wire.add(toWireEntry(state, request, reply, path, payload, took, causes.get(request)));
    if (isStruck) {
      if (fault.kind === 'error') return JSON.stringify({ message: 'Internal Server Error', code: 0 });
      await strike(fault, request, reply);
    }
    return payload;
  });
}

/** The path without the prefix and the query; undefined outside the API. */
function pathOf(request: FastifyRequest): string | undefined {
  const path = request.url.split('?')[0] ?? '';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
}

/** An interaction's own token in the path is key enough. */
function needsToken(path: string): boolean {
  return path !== '/gateway' && !path.startsWith('/interactions/') && !path.startsWith('/webhooks/');
}

function isLater(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'after';
}

async function strike(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  switch (fault.kind) {
    case 'rate-limit':
      return sendRateLimit(reply, fault);
    case 'error':
      return reply.status(fault.status).send({ message: 'Internal Server Error', code: 0 });
    case 'refusal':
      throw refusal(fault.code);
    case 'page':
      return reply.status(fault.status).type('text/html').send('<html><h1>Bad gateway</h1></html>');
    case 'garbage':
      return reply.status(200).type('application/json').serializer(String).send('{"id": "1');
    case 'hang':
      return reply.hijack();
    case 'drop':
      reply.hijack();
      return request.raw.socket.destroy();
    case 'reset':
      reply.hijack();
      return request.raw.socket.resetAndDestroy();
  }
}

function toDiscordError(error: unknown): DiscordError {
  if (error instanceof DiscordError) return error;
  const status = isObject(error) && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 413) return refusal(40005);
  if (status === 400 || status === 415) return refusal(50109);
  return new DiscordError(500, 0, '500: Internal Server Error');
}
