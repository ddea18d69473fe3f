import { describe, expect, test } from 'vitest';
import { measureCoverage } from '../../src/calendar/coverage.ts';

function event(date: string, topics: string[] = [], anniversary = true) {
  return { id: date, date, anniversary, importance: 1, topics };
}

describe('coverage', () => {
  test('counts anniversaries for each of 366 days, and all events by decade and topic', () => {
    const { days, decades, topics } = measureCoverage([
      event('1948-05-01', ['treaty', 'un']),
      event('1965-05-01', ['un']),
      event('1972-02-29'),
      event('1966-05-01', ['un'], false),
      event('1968', ['steel'], false),
    ]);
    expect(days.size).toBe(366);
    expect([days.get('05-01'), days.get('02-29'), days.get('01-01')]).toEqual([2, 1, 0]);
    expect([...decades]).toEqual([
      ['1940s', 1],
      ['1960s', 3],
      ['1970s', 1],
    ]);
    expect([...topics]).toEqual([
      ['un', 3],
      ['steel', 1],
      ['treaty', 1],
    ]);
  });

  test.each([
    ['nothing at all', [], [{ from: '01-01', to: '12-31', length: 366 }]],
    ['one day', ['1948-05-01'], [{ from: '05-02', to: '04-30', length: 365 }]],
    [
      'two days, the longest first and over New Year',
      ['1948-05-01', '1948-11-30'],
      [
        { from: '05-02', to: '11-29', length: 212 },
        { from: '12-01', to: '04-30', length: 152 },
      ],
    ],
    ['neighbours', ['1948-05-01', '1950-05-02'], [{ from: '05-03', to: '04-30', length: 364 }]],
  ])('finds the empty runs of days: %s', (_why, dates, gaps) => {
    expect(measureCoverage(dates.map((date) => event(date))).gaps).toEqual(gaps);
  });
});
