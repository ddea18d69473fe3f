import { REST, Routes } from 'discord.js';
import { z } from 'zod';

/** Which shards this process runs, and what Discord says of starting them. */
export interface ShardPlan {
  readonly ids: readonly number[];
  /** Of all processes together. */
  readonly count: number;
  /** So many shards may identify within five seconds. */
  readonly maxConcurrency: number;
  /** Sessions that may be started within a day. */
  readonly total: number;
}

/** What a plan is made of. */
export interface ShardOptions {
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly token: string;
  /** Undefined: all of them. */
  readonly shards: readonly number[] | undefined;
  /** Undefined: as many as Discord advises. */
  readonly shardCount: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Starting now would bring the token into danger; `message` says until when. */
export class SessionLimitError extends Error {
  override readonly name = 'SessionLimitError';
}

/** So much of a day's session starts is left alone: shards that run need some, and at none left Discord resets the token. */
const RESERVE = 0.1;

const gatewaySchema = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({
    total: z.int().min(1),
    remaining: z.int(),
    reset_after: z.number(),
    max_concurrency: z.int().min(1),
  }),
});

/** Asks Discord how to start; throws a SessionLimitError where too few session starts are left. */
export async function planShards(options: ShardOptions): Promise<ShardPlan> {
  const { apiUrl, token, shards, shardCount, now } = options;
  const rest = new REST({ api: apiUrl }).setToken(token);
  const { shards: advised, session_start_limit: limit } = gatewaySchema.parse(
    await rest.get(Routes.gatewayBot()),
  );
  const count = shardCount ?? advised;
  const ids = shards ?? Array.from({ length: count }, (_, id) => id);
  const reserve = Math.floor(limit.total * RESERVE);
  if (limit.remaining - ids.length < reserve) {
    const until = new Date(now() + limit.reset_after).toISOString();
    throw new SessionLimitError(
      `Discord allows ${limit.remaining} more session starts of ${limit.total} until ${until}, this process needs ` +
        `${ids.length}, and ${reserve} are kept for shards that run: find out what starts so often, and wait`,
    );
  }
  return { ids, count, maxConcurrency: limit.max_concurrency, total: limit.total };
}
