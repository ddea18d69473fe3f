import type { Store } from '../store/store.ts';
import { clocksOf, momentOf, toLocal } from './local-time.ts';

/** More due targets than these are not looked at one by one: they are as late as each other. */
const SAMPLE = 500;

/** Milliseconds that the oldest due post has waited, claimed before or not; 0 where none is due. */
export async function findLag(store: Store, now: number): Promise<number> {
  const due = await store.due(clocksOf(await store.zones(), now), SAMPLE);
  const moments = due.map(({ zone, time }) => momentOf(toLocal(now, zone).date, time, zone) ?? now);
  const open = await store.oldestOpen(now);
  return Math.max(0, now - Math.min(now, open ?? now, ...moments));
}
