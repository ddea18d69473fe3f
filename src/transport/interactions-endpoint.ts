import { InteractionResponseType, InteractionType } from 'discord.js';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Intake } from './intake.ts';
import { createSignatureCheck } from './signature.ts';

/** What the endpoint works with. */
export interface EndpointOptions {
  /** Of the application, as the developer portal shows it. */
  readonly publicKey: string;
  /** None until the bot can answer. */
  readonly intake: () => Intake | undefined;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Bytes; Discord sends some ten thousand. */
const LARGEST = 1_000_000;
/** Milliseconds that a request's time may differ from ours: an old one was overheard, or a clock is wrong. */
const SKEW = 15 * 60_000;
const MINUTE = 60_000;

/**
 * `POST /interactions`, where Discord delivers interactions over HTTP.
 *
 * The first answer goes to the callback address, as it does for interactions from the gateway, and the request ends
 * with 202 (docs: interactions/receiving-and-responding#interaction-callback). An answer in the response itself would
 * be a second path: Discord fails it with files beyond 150 kB and on message commands, and what it refuses is not told.
 */
export function serveInteractions(app: FastifyInstance, options: EndpointOptions): void {
  const { publicKey, intake, log, now } = options;
  const { isGenuine } = createSignatureCheck(publicKey);
  let toldAt = Number.NEGATIVE_INFINITY;

  const tellOfClock = (seconds: number) => {
    if (Math.abs(now() - toldAt) < MINUTE) return;
    toldAt = now();
    log.error(
      { seconds },
      'interaction refused: its time and this clock differ, set the clock of this machine',
    );
  };

  app.register(async (scope) => {
    // The signature is over the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/interactions', { bodyLimit: LARGEST }, async ({ headers, body }, reply) => {
      const timestamp = String(headers['x-signature-timestamp'] ?? '');
      const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      if (!isGenuine(String(headers['x-signature-ed25519'] ?? ''), timestamp, raw)) {
        return reply.code(401).send({ error: 'the signature is not right' });
      }
      const late = now() - Number(timestamp) * 1000;
      if (!(Math.abs(late) <= SKEW)) {
        tellOfClock(Math.round(late / 1000));
        return reply.code(401).send({ error: 'the timestamp is too far from now' });
      }
      const payload = parse(raw);
      if (payload?.type === InteractionType.Ping) return { type: InteractionResponseType.Pong };
      const taking = intake();
      if (!taking) return reply.code(503).send({ error: 'the bot is starting or leaving' });
      if (!taking.take(payload))
        return reply.code(400).send({ error: 'this is no interaction that is known' });
      return reply.code(202).send();
    });
  });
}

function parse(raw: Buffer): { readonly type?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(raw.toString());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
