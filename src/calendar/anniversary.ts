import { addDays, type Day, isLeapYear, type MonthDay, type PartialDate, yearOf } from './date.ts';

/** What an event must tell to be remembered: an event of several days counts from its first day, `date`. */
export interface Remembered {
  readonly id: string;
  readonly date: PartialDate;
  readonly anniversary: boolean;
  readonly importance: number;
}

/** An event on the day on which it is remembered; `roundness` is 3 for every 50th year, 2 for 25th, 1 for 5th, else 0. */
export interface Anniversary<E extends Remembered> {
  readonly event: E;
  readonly day: Day;
  readonly years: number;
  readonly roundness: 0 | 1 | 2 | 3;
}

/** A day that has anniversaries, best first. */
export interface AnniversaryDay<E extends Remembered> {
  readonly day: Day;
  readonly anniversaries: readonly Anniversary<E>[];
}

/**
 * What falls on a day of a year, best first: the rounder, then the more important, then the older.
 * Events of 29 February are observed on 28 February in common years; asked for '02-29' there, only they are given.
 */
export function findAnniversaries<E extends Remembered>(
  events: readonly E[],
  monthDay: MonthDay,
  year: number,
): Anniversary<E>[] {
  return events
    .filter((event) => isRemembered(event, year))
    .filter((event) => event.date.slice(5) === monthDay || observedOn(event.date, year).slice(5) === monthDay)
    .map((event) => {
      const years = year - yearOf(event.date);
      return { event, day: observedOn(event.date, year), years, roundness: roundnessOf(years) };
    })
    .sort(compareAnniversaries);
}

/**
 * The nearest day before and the nearest after that have an anniversary, each up to a year away and counted to
 * its own year; undefined where no event is remembered. The day itself is neither.
 */
export function findNearestDays<E extends Remembered>(
  events: readonly E[],
  monthDay: MonthDay,
  year: number,
): { readonly before?: AnniversaryDay<E>; readonly after?: AnniversaryDay<E> } {
  const start = observedOn(`${String(year).padStart(4, '0')}-${monthDay}`, year);
  const before = walk(events, start, -1);
  const after = walk(events, start, 1);
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** 3 for every 50th year, 2 for every 25th, 1 for every 5th, else 0. */
export function roundnessOf(years: number): 0 | 1 | 2 | 3 {
  if (years < 1) return 0;
  return years % 50 === 0 ? 3 : years % 25 === 0 ? 2 : years % 5 === 0 ? 1 : 0;
}

/** The day of `year` on which a day is remembered. */
export function observedOn(date: Day, year: number): Day {
  const monthDay = date.slice(5);
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !isLeapYear(year) ? '02-28' : monthDay}`;
}

/** Only a day can return: an event known to the month or the year has no anniversary, nor has one yet to come. */
function isRemembered(event: Remembered, year: number): boolean {
  return event.anniversary && event.date.length === 10 && yearOf(event.date) < year;
}

function compareAnniversaries(a: Anniversary<Remembered>, b: Anniversary<Remembered>): number {
  return (
    b.roundness - a.roundness ||
    b.event.importance - a.event.importance ||
    b.years - a.years ||
    (a.event.id < b.event.id ? -1 : 1)
  );
}

function walk<E extends Remembered>(
  events: readonly E[],
  start: Day,
  step: 1 | -1,
): AnniversaryDay<E> | undefined {
  for (let count = 1; count <= 366; count += 1) {
    const day = addDays(start, count * step);
    // 29 February of a common year never comes up here, so each day asked for is a real one.
    const anniversaries = findAnniversaries(events, day.slice(5), yearOf(day));
    if (anniversaries.length > 0) return { day, anniversaries };
  }
  return undefined;
}
