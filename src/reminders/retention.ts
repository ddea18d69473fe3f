import { addDays } from '../calendar/date.ts';
import type { Counts, Store } from '../store/store.ts';

/** Milliseconds: so long the data of a server outlive the bot's removal from it. */
const KEPT_AFTER_REMOVAL = 30 * 24 * 60 * 60_000;
/** Days that the ledger goes back. */
const LEDGER_DAYS = 90;
/** A run forgets so many servers at most: a mistake must not take everything at once. */
const MOST_A_RUN = 20;

/** What a run will forget, told before it does. */
export type Forgetting = Counts & { readonly guilds: readonly string[] };

/** Forgets servers that left thirty days ago, counted first, and deliveries of long ago. */
export async function forgetOld(
  store: Store,
  now: number,
  onCounted: (counts: Forgetting) => void,
): Promise<void> {
  const left = await store.countLeft(now - KEPT_AFTER_REMOVAL, MOST_A_RUN);
  if (left.guilds.length > 0) onCounted(left);
  for (const guild of left.guilds) await store.forgetGuild(guild);
  await store.pruneDeliveries(addDays(new Date(now).toISOString().slice(0, 10), -LEDGER_DAYS));
}
