import type { Target } from '../store/rows.ts';
import type { Settlement, Store } from '../store/store.ts';
import type { Zones } from './zones.ts';

/** What commands on reminders work with. */
export interface ReminderDesk {
  readonly store: Store;
  readonly zones: Zones;
  /** The operator has paused all reminders. */
  readonly isPaused: boolean;
  /** What the bot may do in a channel; undefined where it does not know the channel. */
  permissionsIn(channel: string): bigint | undefined;
  /** Posts a test at once; undefined while the operator has paused all reminders. */
  postTest(target: Target): Promise<Settlement | undefined>;
}
