import type { FastifyReply } from 'fastify';
import type { RateLimit, RateLimits } from './rate-limits.ts';

const global: RateLimit = { requests: 50, window: 1000 };
/** Sending to one channel; Discord writes no numbers down, these are what its headers have long said. */
const channelSends: RateLimit = { requests: 5, window: 5000 };
const other: RateLimit = { requests: 50, window: 1000 };

/** Counts a request, writes Discord's headers and gives the seconds to wait if it was one too many (docs: topics/rate-limits). */
export function takeRateLimit(
  limits: RateLimits,
  method: string,
  path: string,
  reply: FastifyReply,
  isEnforced: boolean,
): number | undefined {
  const bucket = bucketOf(method, path);
  const isSend = /^POST \/channels\/\d+\/messages$/.test(bucket);
  const state = limits.take(bucket, isSend ? channelSends : other);
  // Answers to interactions don't count against the bot's 50 a second.
  const isFree = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
  const overall = isFree ? undefined : limits.take('global', global);
  reply.headers({
    'x-ratelimit-limit': state.limit,
    // A client that believes the headers would wait where the limits are not enforced.
    'x-ratelimit-remaining': isEnforced ? state.remaining : Math.max(1, state.remaining),
    'x-ratelimit-reset-after': state.resetAfter.toFixed(3),
    'x-ratelimit-bucket': bucket.replaceAll(/\W+/g, '-'),
  });
  const exceeded = [state, overall].flatMap((one) => (one?.isExceeded ? one.resetAfter : []));
  return isEnforced && exceeded.length > 0 ? Math.max(...exceeded) : undefined;
}

export interface RateLimitAnswer {
  /** Seconds. */
  readonly retryAfter: number;
  readonly scope?: 'user' | 'shared' | 'global';
}

/** A 429 as Discord sends it (docs: topics/rate-limits#exceeding-a-rate-limit). */
export function sendRateLimit(
  reply: FastifyReply,
  { retryAfter, scope = 'user' }: RateLimitAnswer,
): FastifyReply {
  const isGlobal = scope === 'global';
  return reply
    .status(429)
    .headers({
      'retry-after': retryAfter,
      'x-ratelimit-scope': scope,
      'x-ratelimit-reset-after': retryAfter,
      'x-ratelimit-remaining': 0,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    })
    .send({ message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal });
}

/** A bucket is a method, a route and the route's major parameter. */
function bucketOf(method: string, path: string): string {
  const [, kind = '', major = '', ...rest] = path.split('/');
  return `${method} /${[kind, major, ...rest.map((step) => (/^\d+$/.test(step) ? ':id' : step))].join('/')}`;
}
