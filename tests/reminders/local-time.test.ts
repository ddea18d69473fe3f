import { describe, expect, test } from 'vitest';
import { firstDay, momentOf, nextRun, toLocal } from '../../src/reminders/local-time.ts';

const at = (text: string) => Date.parse(text);

describe('the moment of a local time', () => {
  test.each([
    ['Karachi, without clock changes', 'Asia/Karachi', '2026-05-01', '09:00', '2026-05-01T04:00Z'],
    ['Moscow, without clock changes', 'Europe/Moscow', '2026-05-01', '09:00', '2026-05-01T06:00Z'],
    ['Kathmandu, 5:45 ahead', 'Asia/Kathmandu', '2026-05-01', '09:00', '2026-05-01T03:15Z'],
    ['Cairo, where midnight is skipped', 'Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00Z'],
    ['Cairo, in the skipped hour', 'Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:00Z'],
    ['Beirut, where midnight is skipped', 'Asia/Beirut', '2026-03-29', '00:00', '2026-03-28T22:00Z'],
    ['New York, 02:30 is skipped', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00Z'],
    ['New York, 01:30 comes twice', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['New York, the morning of a change', 'America/New_York', '2026-11-01', '09:00', '2026-11-01T14:00Z'],
    ['Kiritimati, the first to have a day', 'Pacific/Kiritimati', '2027-01-01', '00:00', '2026-12-31T10:00Z'],
    ['Niue, the last to have it', 'Pacific/Niue', '2027-01-01', '00:00', '2027-01-01T11:00Z'],
    ['Karachi on 29 February', 'Asia/Karachi', '2028-02-29', '09:00', '2028-02-29T04:00Z'],
  ])('in %s', (_why, zone, date, time, expected) => {
    expect(momentOf(date, time, zone)).toBe(at(expected));
  });

  test('is none on a day that a zone skipped', () => {
    expect(momentOf('2011-12-30', '09:00', 'Pacific/Apia')).toBeUndefined();
  });
});

test('local clocks at one moment show different days', () => {
  const now = at('2026-12-31T10:30Z');
  expect(toLocal(now, 'Pacific/Kiritimati')).toEqual({ date: '2027-01-01', time: '00:30' });
  expect(toLocal(now, 'Pacific/Niue')).toEqual({ date: '2026-12-30', time: '23:30' });
  expect(toLocal(now, 'Asia/Kathmandu')).toEqual({ date: '2026-12-31', time: '16:15' });
});

describe('a target begins', () => {
  test.each([
    ['today, set before its hour', '09:00', '2026-05-01T03:59Z', '2026-05-01'],
    ['tomorrow, set at its minute', '09:00', '2026-05-01T04:00Z', '2026-05-02'],
    ['tomorrow, set after its hour', '09:00', '2026-05-01T04:01Z', '2026-05-02'],
    ['tomorrow, set after its hour on the last day of a year', '00:00', '2026-12-31T04:00Z', '2027-01-01'],
  ])('%s', (_why, time, now, day) => {
    expect(firstDay(time, 'Asia/Karachi', at(now))).toBe(day);
  });
});

test('the next run leaves out days that are done and days that the zone skipped', () => {
  const schedule = { time: '09:00', zone: 'Pacific/Apia', notBefore: '2011-12-29' };
  const now = at('2011-12-29T20:00Z');
  expect(nextRun(schedule, now, (date) => date === '2011-12-29')).toEqual({
    date: '2011-12-31',
    at: at('2011-12-30T19:00Z'),
  });
});
