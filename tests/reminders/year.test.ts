import { expect, test } from 'vitest';
import { findAnniversaries } from '../../src/calendar/anniversary.ts';
import { addDays, yearOf } from '../../src/calendar/date.ts';
import { toLocal } from '../../src/reminders/local-time.ts';
import { startRig } from './rig.ts';
import { anEvent } from './rig-event.ts';

const ZONES = [
  'Asia/Karachi',
  'Europe/Moscow',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Europe/London',
  'Asia/Kolkata',
];
const TIMES = ['00:00', '00:30', '02:30', '09:00', '22:59'];
// The full run ticks each quarter of an hour.
const STEP = (process.env.FULL === undefined ? 60 : 15) * 60_000;

test('a year of days for 20 targets in 12 zones: every anniversary once, within a tick of its local time', async () => {
  // Every third day has an event, leap day and New Year among them.
  const events = Array.from({ length: 122 }, (_, index) =>
    anEvent({ id: `event-${index}`, date: addDays('1960-01-01', index * 3) }),
  );
  const rig = await startRig({ start: '2027-12-30T00:00Z', events });
  const targets = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const channel = rig.standin.world.addChannel(rig.guild, `target-${index}`);
      const zone = ZONES[index % ZONES.length] ?? '';
      const time = TIMES[index % TIMES.length] ?? '';
      await rig.addTarget({ channel: channel.id, zone, time, not_before: '2028-01-01' });
      return { channel, zone, time };
    }),
  );
  const end = Date.parse('2029-01-02T00:00Z');
  while (rig.clock.now() < end) {
    rig.clock.advance(STEP);
    await rig.reminders.tick();
  }
  const counts = targets.map(({ channel, zone, time }) => {
    const days = rig.posts(channel).map((post) => {
      const { date, time: local } = toLocal(Date.parse(`${post.slice(0, 16)}Z`), zone);
      const late = (minutesOf(local) - minutesOf(time)) * 60_000;
      expect(late).toBeGreaterThanOrEqual(0);
      // A skipped hour is an hour on the clock.
      expect(late).toBeLessThanOrEqual(STEP + 60 * 60_000);
      return date;
    });
    const last = toLocal(rig.clock.now(), zone);
    expect(days).toEqual(daysWithEvents(events, last.time >= time ? last.date : addDays(last.date, -1)));
    return days.length;
  });
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(122);
  expect(rig.standin.sends.total).toBe(counts.reduce((a, b) => a + b, 0));
  expect(rig.errors).toEqual([]);
}, 300_000);

function daysWithEvents(events: Parameters<typeof findAnniversaries>[0], last: string): string[] {
  const days: string[] = [];
  for (let day = '2028-01-01'; day <= last; day = addDays(day, 1)) {
    if (findAnniversaries(events, day.slice(5), yearOf(day)).length > 0) days.push(day);
  }
  return days;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
