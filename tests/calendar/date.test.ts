import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compareDates,
  explainDate,
  firstDay,
  isDay,
  isLeapYear,
  isMonthDay,
  isPartialDate,
  lastDay,
  monthDays,
  parseDate,
  precisionOf,
  toDate,
} from '../../src/calendar/date.ts';
import { days, partialDates } from './arbitraries.ts';

describe('a date', () => {
  test.each([
    ['a year', '1948', { year: 1948 }, 'year'],
    ['a month', '1948-05', { year: 1948, month: 5 }, 'month'],
    ['a day', '1948-05-01', { year: 1948, month: 5, day: 1 }, 'day'],
    ['29 February of a leap year', '2024-02-29', { year: 2024, month: 2, day: 29 }, 'day'],
    ['29 February of a century that 400 divides', '2000-02-29', { year: 2000, month: 2, day: 29 }, 'day'],
  ])('is as precise as it is known: %s', (_why, text, parts, precision) => {
    expect(parseDate(text)).toEqual(parts);
    expect(precisionOf(text)).toBe(precision);
    expect(toDate(parts)).toBe(text);
  });

  test.each([
    ['30 February', '1969-02-30', '"1969-02-30" is not a day'],
    ['29 February of a common year', '2023-02-29', '"2023-02-29" is not a day'],
    ['29 February of a century that 400 does not divide', '1900-02-29', '"1900-02-29" is not a day'],
    ['31 April', '1965-04-31', '"1965-04-31" is not a day'],
    ['day 0', '1965-04-00', '"1965-04-00" is not a day'],
    ['month 0', '1965-00', '"1965-00" is not a month'],
    ['month 13', '1965-13-01', '"1965-13-01" is not a month'],
    ['year 0', '0000', '"0000" is not a year'],
    ['one digit', '1965-4-1', '"1965-4-1" is not YYYY, YYYY-MM or YYYY-MM-DD'],
    ['a time', '1965-04-01T00:00', '"1965-04-01T00:00" is not YYYY, YYYY-MM or YYYY-MM-DD'],
    ['a line end', '1965-04-01\n', '"1965-04-01\n" is not YYYY, YYYY-MM or YYYY-MM-DD'],
    ['nothing', '', '"" is not YYYY, YYYY-MM or YYYY-MM-DD'],
  ])('is refused when it is %s', (_why, text, fault) => {
    expect(explainDate(text)).toBe(fault);
    expect(parseDate(text)).toBeUndefined();
    expect(isPartialDate(text)).toBe(false);
  });

  test.each([
    ['a year', '1948', '1948-01-01', '1948-12-31'],
    ['a short month', '1948-04', '1948-04-01', '1948-04-30'],
    ['February of a leap year', '1948-02', '1948-02-01', '1948-02-29'],
    ['February of a common year', '1949-02', '1949-02-01', '1949-02-28'],
    ['a day', '1948-05-01', '1948-05-01', '1948-05-01'],
  ])('covers %s', (_why, text, first, last) => {
    expect([firstDay(text), lastDay(text)]).toEqual([first, last]);
  });

  test('sorts by its first day, the less precise first', () => {
    const sorted = ['1948', '1948-01', '1948-01-01', '1948-05-01', '1949'];
    expect([...sorted].reverse().sort(compareDates)).toEqual(sorted);
  });

  test('comparison is a total order', () => {
    fc.assert(
      fc.property(partialDates(), partialDates(), partialDates(), (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(-Math.sign(compareDates(b, a)) + 0);
        if (compareDates(a, b) === 0) expect(a).toBe(b);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0)
          expect(compareDates(a, c)).toBeLessThanOrEqual(0);
        if (firstDay(a) < firstDay(b)) expect(compareDates(a, b)).toBe(-1);
      }),
    );
  });

  test('parses from what it is written as', () => {
    fc.assert(
      fc.property(partialDates(), (date) => {
        const parts = parseDate(date);
        expect(parts && toDate(parts)).toBe(date);
        expect(isDay(firstDay(date)) && isDay(lastDay(date)) && firstDay(date) <= lastDay(date)).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  test.each([
    ['over a month', '1948-04-30', 1, '1948-05-01'],
    ['over New Year', '1999-12-31', 1, '2000-01-01'],
    ['back over New Year', '2000-01-01', -1, '1999-12-31'],
    ['over a leap day', '2024-02-28', 2, '2024-03-01'],
    ['in a year below 100', '0099-12-31', 1, '0100-01-01'],
    ['never before the first', '0001-01-01', -1, '0001-01-01'],
    ['never after the last', '9999-12-31', 1, '9999-12-31'],
  ])('are counted %s', (_why, day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test('are counted there and back', () => {
    fc.assert(
      fc.property(days(), fc.integer({ min: -3000, max: 3000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });

  test.each([
    [2024, true],
    [2023, false],
    [1900, false],
    [2000, true],
  ])('%i is a leap year: %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
  });

  test('of any year are 366', () => {
    expect(monthDays()).toHaveLength(366);
    expect([monthDays()[0], monthDays()[59], monthDays()[365]]).toEqual(['01-01', '02-29', '12-31']);
    expect(['02-29', '02-30', '13-01', '5-1', '05-01x'].map(isMonthDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
