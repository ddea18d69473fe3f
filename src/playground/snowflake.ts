import type { Clock } from './clock.ts';

/** The first millisecond of 2015, where Discord's ids begin (docs: reference#snowflakes). */
const discordEpoch = 1_420_070_400_000n;

/** Hands out ids that rise, also within one millisecond, and that carry the clock's time as Discord's do. */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const fresh = (BigInt(clock.now()) - discordEpoch) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

/** The shard that a guild belongs to (docs: events/gateway#sharding). */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}

/** Older first. */
export function compareSnowflakes(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
