import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findImpossibleDay } from '../../src/calendar/impossible-day.ts';
import { days } from './arbitraries.ts';

describe('a day that no calendar has', () => {
  test.each([
    ['as programs write it', '1966-02-30', '1966-02-30'],
    ['as people write it', 'on 31.04.1966', '31.04.1966'],
    ['with slashes, whichever comes first', '31/31/1966', '31/31/1966'],
    ['of a thirteenth month', '1966-13-01', '1966-13-01'],
    ['the zeroth', '00.05.1966', '00.05.1966'],
    ['29 February of a common year', '29 February 1966', '29 February 1966'],
    ['without a year', '30 February', '30 February'],
    ['month first', 'What was on April 31st, 1966?', 'April 31st, 1966'],
    ['in Russian', '31 апреля 1966 года', '31 апреля 1966'],
    ['in Urdu', '۳۱ اپریل ۱۹۶۶', '۳۱ اپریل ۱۹۶۶'],
  ])('is found %s', (_why, text, words) => {
    expect(findImpossibleDay(text)?.text).toBe(words);
  });

  test.each([
    ['a day', '1966-02-28'],
    ['a leap day', '29 February 1968'],
    ['a leap day of no year', '29 February'],
    ['month first with slashes', '05/13/1948'],
    ['a number of things behind a month', 'In May 50 tanks came'],
    ['a part of something longer', 'resolution 31.04.1966.7'],
    ['another word', '31 people in 1966'],
    ['a year', '1966'],
  ])('is not %s', (_why, text) => {
    expect(findImpossibleDay(text)).toBeUndefined();
  });

  test('is all that is said only where nothing is said beside it', () => {
    expect(findImpossibleDay(' 1966-02-30? ')?.isAll).toBe(true);
    expect(findImpossibleDay('Tashkent 1966-02-30')?.isAll).toBe(false);
  });

  test('is never a day that there is', () => {
    fc.assert(
      fc.property(days(), (day) => {
        expect(findImpossibleDay(day)).toBeUndefined();
      }),
    );
  });
});
