import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findAnniversaries,
  findNearestDays,
  observedOn,
  type Remembered,
  roundnessOf,
} from '../../src/calendar/anniversary.ts';
import { addDays, isLeapYear, yearOf } from '../../src/calendar/date.ts';
import { days, partialDates } from './arbitraries.ts';

function event(date: string, rest: Partial<Remembered & { end: string }> = {}) {
  return { id: date, date, anniversary: true, importance: 1, ...rest };
}

function found(events: readonly Remembered[], monthDay: string, year: number) {
  return findAnniversaries(events, monthDay, year).map(({ event: { id }, years }) => `${years}: ${id}`);
}

describe('anniversaries', () => {
  test.each([
    ['a year after', event('1948-05-01'), '05-01', 1949, ['1: 1948-05-01']],
    ['not in the year itself', event('1948-05-01'), '05-01', 1948, []],
    ['not before it happened', event('1948-05-01'), '05-01', 1940, []],
    ['not on another day', event('1948-05-01'), '05-02', 1949, []],
    [
      'not if the event is not to be remembered',
      event('1948-05-01', { anniversary: false }),
      '05-01',
      1949,
      [],
    ],
    ['not for a month', event('1948-05'), '05-01', 1949, []],
    ['not for a year', event('1948'), '01-01', 1949, []],
    [
      'from the first of several days',
      event('2011-05-11', { end: '2011-05-14' }),
      '05-11',
      2021,
      ['10: 2011-05-11'],
    ],
    ['not from the last of several days', event('2011-05-11', { end: '2011-05-14' }), '05-14', 2021, []],
    ['29 February in a leap year', event('1972-02-29'), '02-29', 2024, ['52: 1972-02-29']],
    ['29 February not a day early in a leap year', event('1972-02-29'), '02-28', 2024, []],
    ['29 February on the 28th in a common year', event('1972-02-29'), '02-28', 2023, ['51: 1972-02-29']],
    ['29 February asked for in a common year', event('1972-02-29'), '02-29', 2023, ['51: 1972-02-29']],
    ['29 February of a century that is common', event('1972-02-29'), '02-28', 2100, ['128: 1972-02-29']],
    ['28 February is not 29 February', event('1972-02-28'), '02-29', 2024, []],
    ['New Year', event('1999-12-31'), '12-31', 2000, ['1: 1999-12-31']],
  ])('count %s', (_why, one, monthDay, year, expected) => {
    expect(found([one], monthDay, year)).toEqual(expected);
  });

  test.each([
    [0, 0],
    [1, 0],
    [5, 1],
    [10, 1],
    [25, 2],
    [50, 3],
    [75, 2],
    [100, 3],
    [101, 0],
  ])('of %i years have the weight %i', (years, weight) => {
    expect(roundnessOf(years)).toBe(weight);
  });

  test('come roundest first, then most important, then oldest', () => {
    const list = [
      event('2019-05-01', { importance: 3 }),
      event('2018-05-01', { importance: 3 }),
      event('2020-05-01', { importance: 1 }),
      event('1975-05-01', { importance: 1 }),
      event('2000-05-01', { importance: 2 }),
      event('2015-05-01', { importance: 3 }),
    ];
    expect(found(list, '05-01', 2025)).toEqual([
      '50: 1975-05-01',
      '25: 2000-05-01',
      '10: 2015-05-01',
      '5: 2020-05-01',
      '7: 2018-05-01',
      '6: 2019-05-01',
    ]);
  });

  test('of an event with a day fall exactly once in each later year', () => {
    fc.assert(
      fc.property(days(1900, 2050), fc.integer({ min: 1, max: 60 }), (date, years) => {
        const year = yearOf(date) + years;
        const length = isLeapYear(year) ? 366 : 365;
        const all = Array.from({ length }, (_, index) => addDays(`${year}-01-01`, index));
        const hits = all.filter((day) => found([event(date)], day.slice(5), year).length > 0);
        expect(hits).toEqual([observedOn(date, year)]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the nearest days with an anniversary', () => {
  const list = [event('1966-01-10'), event('1948-05-01'), event('1991-12-20')];
  test.each([
    ['both in the year', list, '03-01', 2025, '2025-01-10', '2025-05-01'],
    ['before wraps over New Year', list, '01-05', 2025, '2024-12-20', '2025-01-10'],
    ['after wraps over New Year', list, '12-31', 2025, '2025-12-20', '2026-01-10'],
    ['the day itself is neither', list, '05-01', 2025, '2025-01-10', '2025-12-20'],
    ['one event alone is a year away', [event('1948-05-01')], '05-01', 2025, '2024-05-01', '2026-05-01'],
    ['29 February of a common year', [event('1972-02-29')], '03-01', 2025, '2025-02-28', '2026-02-28'],
    ['asked from 29 February of a common year', list, '02-29', 2025, '2025-01-10', '2025-05-01'],
    ['an event too young for a day before', [event('2024-06-01')], '07-01', 2024, undefined, '2025-06-01'],
    ['no event at all', [], '05-01', 2025, undefined, undefined],
  ])('%s', (_why, events, monthDay, year, before, after) => {
    const nearest = findNearestDays(events, monthDay, year);
    expect([nearest.before?.day, nearest.after?.day]).toEqual([before, after]);
  });

  test('are real, have something, and have nothing between', () => {
    fc.assert(
      fc.property(fc.array(partialDates(1940, 2020), { maxLength: 6 }), days(2021, 2060), (dates, day) => {
        const events = dates.map((date) => event(date));
        const { before, after } = findNearestDays(events, day.slice(5), yearOf(day));
        const remembered = dates.some((date) => date.length === 10);
        expect([before !== undefined, after !== undefined]).toEqual([remembered, remembered]);
        if (!before || !after) return;
        expect(before.day < day && day < after.day).toBe(true);
        for (let at = addDays(before.day, 1); at < after.day; at = addDays(at, 1)) {
          if (at !== day) expect(found(events, at.slice(5), yearOf(at))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
