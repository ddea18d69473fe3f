import { createRequire } from 'node:module';
import type * as TemporalPolyfill from 'temporal-polyfill';
import { addDays, type Day } from '../calendar/date.ts';
import type { LocalTime } from '../store/store.ts';

// Loaded with the first moment that is asked for: a bot without reminders has no use for it.
const require = createRequire(import.meta.url);
let loaded: typeof TemporalPolyfill.Temporal | undefined;
function temporal(): typeof TemporalPolyfill.Temporal {
  loaded ??= (require('temporal-polyfill') as typeof TemporalPolyfill).Temporal;
  return loaded;
}

/** When a target is due: local 'HH:MM' in an IANA zone, from a local day on. */
export interface Schedule {
  readonly time: string;
  readonly zone: string;
  readonly notBefore: Day;
}

/** A local day, and its moment in milliseconds since 1970. */
export interface Run {
  readonly date: Day;
  readonly at: number;
}

/** A year and more: farther away nothing is planned. */
const LONGEST_SEARCH = 400;

/** What the clocks of a zone show: the day, and 'HH:MM'. */
export function toLocal(now: number, zone: string): { readonly date: Day; readonly time: string } {
  const local = temporal().Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** The clocks of all zones; one that this machine does not know has none. */
export function clocksOf(zones: readonly string[], now: number): LocalTime[] {
  return zones.flatMap((zone) => {
    try {
      return [{ zone, ...toLocal(now, zone) }];
    } catch {
      return [];
    }
  });
}

/**
 * The first moment of a local day at which its clocks show `time` or later: the end of the gap where that time is
 * skipped, the first of two where it comes twice; undefined where the zone has no such day.
 */
export function momentOf(date: Day, time: string, zone: string): number | undefined {
  const plain = temporal().PlainDateTime.from(`${date}T${time}`);
  const found = plain.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const isSkipped = !found.toPlainDateTime().equals(plain);
  // "Previous" leaves out the moment itself, which the end of the gap may be.
  const gapEnd = () => found.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const first = isSkipped ? (gapEnd() ?? found) : found;
  return first.toPlainDate().equals(plain.toPlainDate()) ? first.epochMilliseconds : undefined;
}

/** The local day whose time is the first to come after `now`: on it a target begins that is set or changed now. */
export function firstDay(time: string, zone: string, now: number): Day {
  const local = toLocal(now, zone);
  return local.time < time ? local.date : addDays(local.date, 1);
}

/** The next day and moment at which a target is due; `isDone` tells of days that are posted or looked at already. */
export function nextRun(
  { time, zone, notBefore }: Schedule,
  now: number,
  isDone: (date: Day) => boolean,
): Run | undefined {
  const today = toLocal(now, zone).date;
  let date = notBefore > today ? notBefore : today;
  for (let count = 0; count < LONGEST_SEARCH; count += 1) {
    const at = momentOf(date, time, zone);
    if (at !== undefined && !isDone(date)) return { date, at: Math.max(at, now) };
    date = addDays(date, 1);
  }
  return undefined;
}
