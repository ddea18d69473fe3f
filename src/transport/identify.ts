import type { IIdentifyThrottler } from 'discord.js';
import type { Logger } from 'pino';
import type { ShardPlan } from './shards.ts';

/** What the order of identifying works with. */
export interface IdentifyOptions {
  readonly plan: ShardPlan;
  /** True where nobody else, in any process, may take this name before `until` (milliseconds since 1970). */
  readonly lock: (name: string, until: number) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly log: Logger;
}

/** Lets shards identify one after another. */
export interface IdentifyQueue extends IIdentifyThrottler {
  /** A shard's session has begun. */
  ready(shard: number): void;
}

/** All in milliseconds. */
const WINDOW = 5000;
const POLL = 250;
/** Longer is no queue, but a clock that was set back. */
const LONGEST_TURN = 10 * 60_000;
const DAY = 24 * 60 * 60_000;
const LONGEST_PAUSE = 15 * 60_000;

/** What is known of one shard. */
interface Attempts {
  count: number;
  last: number;
  /** Since when it has had a session. */
  readySince: number | undefined;
}

/**
 * Keeps Discord's limits on IDENTIFY: in each of `maxConcurrency` buckets one in five seconds, over all processes, and
 * far fewer a day than the total, at which Discord resets the token. A shard that begins anew again and again waits
 * ever longer; one whose session has held starts afresh.
 */
export function createIdentifyQueue({ plan, lock, now, wait, log }: IdentifyOptions): IdentifyQueue {
  // Should all shards fail all day, they use half of what there is, their first quick attempts included.
  const longest = Math.max(LONGEST_PAUSE, (plan.count * 3 * DAY) / plan.total);
  const shards = new Map<number, Attempts>();
  const turns = new Map<number, Promise<unknown>>();

  const attemptsOf = (shard: number): Attempts => {
    const known = shards.get(shard) ?? { count: 0, last: Number.NEGATIVE_INFINITY, readySince: undefined };
    shards.set(shard, known);
    return known;
  };

  const backOff = async (shard: number, signal: AbortSignal) => {
    const attempts = attemptsOf(shard);
    if (attempts.readySince !== undefined && now() - attempts.readySince >= longest) attempts.count = 0;
    // That session is over; while the shard waits it does not grow older.
    attempts.readySince = undefined;
    const { count, last } = attempts;
    const pause = count === 0 ? 0 : last + Math.min(longest, WINDOW * 2 ** (count - 1)) - now();
    if (pause <= 0) return;
    if (pause > WINDOW) {
      log.warn({ shard, seconds: Math.round(pause / 1000) }, 'gateway: a shard waits before it begins anew');
    }
    await until(wait(pause), signal);
  };

  const takeBucket = async (bucket: number, signal: AbortSignal) => {
    const began = now();
    while (!(await lock(`identify:${bucket}`, now() + WINDOW))) {
      await until(wait(POLL), signal);
      if (Math.abs(now() - began) > LONGEST_TURN) return;
    }
  };

  return {
    async waitForIdentify(shard, signal) {
      await backOff(shard, signal);
      const bucket = shard % plan.maxConcurrency;
      const turn = (turns.get(bucket) ?? Promise.resolve()).then(async () => {
        signal.throwIfAborted();
        await takeBucket(bucket, signal).catch(async (error: unknown) => {
          signal.throwIfAborted();
          // Without the database each process counts for itself.
          log.warn({ err: error, shard }, 'gateway: the turn of a shard is not known to other processes');
          await until(wait(WINDOW), signal);
        });
      });
      turns.set(
        bucket,
        turn.catch(() => undefined),
      );
      await turn;
      const attempts = attemptsOf(shard);
      attempts.count += 1;
      attempts.last = now();
    },
    ready(shard) {
      attemptsOf(shard).readySince = now();
    },
  };
}

/** Rejects as soon as nobody waits any more. */
async function until(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<void>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
