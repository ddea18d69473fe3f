import fc from 'fast-check';
import { daysInMonth, toDate } from '../../src/calendar/date.ts';

/** Any day of the years in which the bot's events lie. */
export function days(min = 1900, max = 2100): fc.Arbitrary<string> {
  return fc
    .record({ year: fc.integer({ min, max }), month: fc.integer({ min: 1, max: 12 }) })
    .chain((start) => {
      return fc
        .integer({ min: 1, max: daysInMonth(start.year, start.month) })
        .map((day) => toDate({ ...start, day }));
    });
}

/** A day, a month or a year. */
export function partialDates(min = 1900, max = 2100): fc.Arbitrary<string> {
  return fc.tuple(days(min, max), fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
}
