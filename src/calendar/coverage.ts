import type { Remembered } from './anniversary.ts';
import { type MonthDay, monthDays } from './date.ts';

/** A run of days of the year without an anniversary; it may wrap over New Year. */
export interface Gap {
  readonly from: MonthDay;
  readonly to: MonthDay;
  readonly length: number;
}

/** Where events are many and where they are missing. */
export interface Coverage {
  /** Anniversaries for each of the 366 days, '01-01' first. */
  readonly days: ReadonlyMap<MonthDay, number>;
  /** Days without one, longest run first. */
  readonly gaps: readonly Gap[];
  /** Events by decade, decades without one left out, '1940s' first. */
  readonly decades: ReadonlyMap<string, number>;
  /** Events for each topic, most first. */
  readonly topics: ReadonlyMap<string, number>;
}

/** Counts of `events` by day of the year (only those with a yearly anniversary), by decade and by topic (all). */
export function measureCoverage(
  events: readonly (Remembered & { readonly topics: readonly string[] })[],
): Coverage {
  const days = new Map(monthDays().map((day) => [day, 0]));
  const decades = new Map<string, number>();
  const topics = new Map<string, number>();
  for (const event of events) {
    if (event.anniversary && event.date.length === 10) add(days, event.date.slice(5));
    add(decades, `${event.date.slice(0, 3)}0s`);
    for (const topic of event.topics) add(topics, topic);
  }
  return {
    days,
    gaps: gapsOf(days),
    decades: new Map([...decades].sort(([a], [b]) => (a < b ? -1 : 1))),
    topics: new Map([...topics].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))),
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function gapsOf(days: ReadonlyMap<MonthDay, number>): Gap[] {
  const all = [...days.keys()];
  const full = all.findIndex((day) => days.get(day) !== 0);
  const [first, last] = [all[0], all[all.length - 1]];
  if (first === undefined || last === undefined) return [];
  if (full < 0) return [{ from: first, to: last, length: all.length }];

  // Begun on a day that has an anniversary, no run is cut in two by New Year.
  const gaps: Gap[] = [];
  let run: MonthDay[] = [];
  for (const day of [...all.slice(full), ...all.slice(0, full + 1)]) {
    const [from, to] = [run[0], run[run.length - 1]];
    if (days.get(day) === 0) {
      run.push(day);
    } else if (from !== undefined && to !== undefined) {
      gaps.push({ from, to, length: run.length });
      run = [];
    }
  }
  return gaps.sort((a, b) => b.length - a.length || (a.from < b.from ? -1 : 1));
}
