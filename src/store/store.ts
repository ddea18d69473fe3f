import type { Day } from '../calendar/date.ts';
import type { DamagedRow } from './damaged-row.ts';
import type { Delivery, DeliveryKey, DeliveryState, Target } from './rows.ts';

/** Sends a second, for all processes together: so many places there are, of Discord's 50. */
export const SENDS_A_SECOND = 45;

/** A place among the sends of all processes, for one request, from `at` on (milliseconds since 1970). */
export interface Place {
  readonly id: number;
  readonly at: number;
}

/** What stands on the clocks of a zone. */
export interface LocalTime {
  readonly zone: string;
  readonly date: Day;
  /** 'HH:MM' */
  readonly time: string;
}

/** Who works on deliveries, and how long they are theirs, in milliseconds since 1970. */
export interface Lease {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** A delivery to take; `missed` counts the days before it that nobody looked at. */
export type NewDelivery = DeliveryKey & Pick<Delivery, 'guild' | 'nonce' | 'missed'>;

/** How an attempt ended. */
export interface Settlement {
  readonly state: DeliveryState;
  readonly message?: string;
  readonly error?: string;
  readonly nextAttempt?: number;
  readonly uncertain?: boolean;
}

/** What a server's removal took, or would take, away. */
export interface Counts {
  readonly targets: number;
  readonly deliveries: number;
}

/** The memory of the reminders: settings and a ledger, no message text and no user's id. */
export interface Store {
  /** False where the server has as many channels as it may, or the channel has reminders already. */
  addTarget(target: Target, most: number): Promise<boolean>;
  /** Only what is given changes; false where there is no such target. */
  changeTarget(channel: string, change: Partial<Omit<Target, 'channel' | 'guild'>>): Promise<boolean>;
  removeTarget(channel: string): Promise<boolean>;
  /** Throws a DamagedRow where the row cannot be read; all else leaves such rows out. */
  findTarget(channel: string): Promise<Target | undefined>;
  targetsOf(guild: string): Promise<Target[]>;
  /** What of a server's settings cannot be read. */
  damagedTargetsOf(guild: string): Promise<DamagedRow[]>;
  /** Reads all settings, so that those that are damaged are told: they may never come due. */
  checkTargets(): Promise<void>;
  /** Zones that some target has. */
  zones(): Promise<string[]>;
  /** Targets whose time has come on the local day and that nobody has looked at since. */
  due(clocks: readonly LocalTime[], limit: number): Promise<Target[]>;
  markDone(channels: readonly string[], date: Day): Promise<void>;

  /** Takes new deliveries; gives those that nobody has taken before. */
  claim(deliveries: readonly NewDelivery[], lease: Lease): Promise<Delivery[]>;
  /** Takes deliveries whose lease has ended or whose next attempt has come; longest waiting first. */
  reclaim(lease: Lease, limit: number): Promise<Delivery[]>;
  /** Writes how an attempt ended; false where it is another's by now, unless it was sent, which is always written. */
  settle(key: DeliveryKey, owner: string, settlement: Settlement): Promise<boolean>;
  /** The latest deliveries of a channel, newest first. */
  deliveriesOf(channel: string, limit: number): Promise<Delivery[]>;
  /** A blocked target is active again, and what was blocked is tried at once. */
  unblock(channel: string, now: number): Promise<void>;

  /** Takes at most `count` of the places that are free at `before`, earliest first; one that nobody frees comes free by itself. */
  reserveSends(count: number, now: number, before: number): Promise<Place[]>;
  /** Places are free from `until` on. */
  freeSends(places: readonly (Place & { readonly until: number })[]): Promise<void>;

  /** The bot was removed from a server: nothing is sent there until it is back. */
  leaveGuild(guild: string, now: number): Promise<void>;
  returnToGuilds(guilds: readonly string[]): Promise<void>;
  /** Servers of which anything is kept, and which are not known to have removed the bot. */
  guilds(): Promise<string[]>;
  /** What servers left before `before` still have here; at most `cap` servers. */
  countLeft(before: number, cap: number): Promise<Counts & { readonly guilds: readonly string[] }>;
  /** All that is kept of a server. */
  countGuild(guild: string): Promise<Counts>;
  forgetGuild(guild: string): Promise<Counts>;
  /** Deliveries of days before `date` are forgotten. */
  pruneDeliveries(date: Day): Promise<number>;

  /** When the delivery that has waited longest could have been tried, in milliseconds since 1970; none waits: undefined. */
  oldestOpen(now: number): Promise<number | undefined>;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;

  /** True where the lock is ours until `lease.until`. */
  lock(name: string, lease: Lease): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
  close(): Promise<void>;
}
