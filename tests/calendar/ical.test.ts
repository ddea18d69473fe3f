import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { findAnniversaries, type Remembered } from '../../src/calendar/anniversary.ts';
import { addDays } from '../../src/calendar/date.ts';
import { type CalendarEvent, toICalendar } from '../../src/calendar/ical.ts';
import { parseEvents } from '../../src/knowledge/event.ts';
import { days } from './arbitraries.ts';

const options = { name: 'Anniversaries', namespace: 'rapport.test', stamp: new Date('2027-01-02T03:04:05Z') };
const root = new URL('../../knowledge/events/', import.meta.url);
const shipped = readdirSync(root)
  .sort()
  .flatMap((name) => parseEvents(readFileSync(new URL(name, root), 'utf8'), name, []))
  .map(({ value }) => value);

function event(date: string, rest: Partial<CalendarEvent> = {}): CalendarEvent {
  const source = { title: 'A source', publisher: 'A publisher', url: 'https://example.org/a?b=1,2;c' };
  const all = { id: date, title: 'Something', summary: 'It happened.', sources: [source] };
  return { ...all, date, anniversary: true, importance: 1, sourceQuality: 'good', ...rest };
}

function read(events: readonly CalendarEvent[]) {
  return new ICAL.Component(ICAL.parse(toICalendar(events, options)))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
}

/** The days of the years on which another library sees each entry: 'day id'. */
function expand(events: readonly CalendarEvent[], from: number, to: number): string[] {
  return read(events).flatMap((entry) => {
    const found: string[] = [];
    const iterator = entry.iterator();
    for (let at = iterator.next(); at && at.year <= to; at = iterator.next()) {
      if (at.year >= from) found.push(`${at.toString()} ${entry.uid}`);
    }
    return found;
  });
}

function remembered(events: readonly Remembered[], from: number, to: number): string[] {
  const found: string[] = [];
  for (let day = `${from}-01-01`; day <= `${to}-12-31`; day = addDays(day, 1)) {
    const anniversaries = findAnniversaries(events, day.slice(5), Number(day.slice(0, 4)));
    found.push(...anniversaries.map((one) => `${day} ${one.event.id}@rapport.test`));
  }
  return found;
}

describe('the calendar file of the shipped events', () => {
  test('has one entry for each anniversary and no other', () => {
    const expected = shipped.filter(({ anniversary, date }) => anniversary && date.length === 10);
    expect(expected.length).toBeGreaterThan(300);
    const uids = read(shipped).map(({ uid }) => uid);
    expect(uids).toEqual(expected.map(({ id }) => `${id}@rapport.test`));
    expect(new Set(uids).size).toBe(uids.length);
  });

  test('falls for ten years on the days on which the bot remembers', () => {
    expect(expand(shipped, 2027, 2036).sort()).toEqual(remembered(shipped, 2027, 2036).sort());
  });

  test('breaks every line as the format wants it', () => {
    const file = toICalendar(shipped, options);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const widths = file.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(75);
  });
});

describe('an entry', () => {
  test('is all-day, yearly, stamped from outside and known by its id', () => {
    const lines = toICalendar([event('1966-01-10', { id: 'tashkent' })], options).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:tashkent@rapport.test',
        'DTSTAMP:20270102T030405Z',
        'DTSTART;VALUE=DATE:19660110',
        'RRULE:FREQ=YEARLY',
        'SUMMARY:Something (1966)',
        'TRANSP:TRANSPARENT',
      ]),
    );
  });

  test('names every source, with its address where there is one', () => {
    const sources = [
      { title: 'One', publisher: 'TASS', url: 'https://tass.ru/1,2;3' },
      { title: 'Two', publisher: 'Dawn', url: null },
    ];
    const [entry] = read([event('1966-01-10', { sources })]);
    expect(entry?.description).toBe('It happened.\n\nOne — TASS\nhttps://tass.ru/1,2;3\n\nTwo — Dawn');
  });

  test('names weak sources without their address', () => {
    const [entry] = read([event('1966-01-10', { sourceQuality: 'weak' })]);
    expect(entry?.description).toBe('It happened.\n\nA source — A publisher');
  });

  test.each([
    ['29 February on the last day of the month', '1972-02-29', ['2027-02-28', '2028-02-29', '2029-02-28']],
    ['28 February stays there', '1972-02-28', ['2027-02-28', '2028-02-28', '2029-02-28']],
    ['a day long before 1970', '1917-11-07', ['2027-11-07', '2028-11-07', '2029-11-07']],
    ['a day of a common century', '1896-02-29', ['2027-02-28', '2028-02-29', '2029-02-28']],
  ])('falls for %s', (_why, date, expected) => {
    expect(expand([event(date)], 2027, 2029)).toEqual(expected.map((day) => `${day} ${date}@rapport.test`));
  });

  test.each(['1966-01', '1966'])('does not exist for %s', (date) => {
    expect(read([event(date)])).toEqual([]);
  });

  test('does not exist for what is not remembered', () => {
    expect(read([event('1966-01-10', { anniversary: false })])).toEqual([]);
  });

  test('begins on its own day and falls as the bot remembers, whatever the day', () => {
    fc.assert(
      fc.property(days(1850, 2026), (date) => {
        const [entry] = read([event(date)]);
        expect(entry?.startDate.toString()).toBe(date);
        expect(entry?.startDate.isDate).toBe(true);
        expect(expand([event(date)], 2096, 2101)).toEqual(remembered([event(date)], 2096, 2101));
      }),
      { numRuns: 20 },
    );
  });

  test('keeps every title and summary, however hostile', () => {
    const bits = fc.constantFrom(
      ...[',', ';', ':', '\\', '\n', '\r\n', '\\n', '"', '🎉', '👩‍🚀', 'معاہدہ', '\u202e', 'ё', ' '],
      ...['END:VEVENT', 'RRULE:FREQ=DAILY', '\r\nBEGIN:VALARM', 'word'.repeat(30), '{{', '%0A', '^n'],
    );
    const hostile = fc.array(fc.oneof(bits, fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(hostile, hostile, (title, summary) => {
        const text = { title: title.join(''), summary: summary.join('') };
        const entries = read([event('1966-01-10', text), event('1967-01-10')]);
        expect(entries.map((entry) => entry.summary)).toEqual([
          `${asLines(text.title)} (1966)`,
          'Something (1967)',
        ]);
        expect(entries[0]?.description.startsWith(`${asLines(text.summary)}\n\nA source`)).toBe(true);
      }),
    );
  });

  /** The format has one kind of line end in a text. */
  function asLines(text: string): string {
    return text.replace(/\r\n|\r/g, '\n');
  }
});

test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])(
  'the file is the same on a machine in %s',
  (zone) => {
    const expected = toICalendar(shipped, options);
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(toICalendar(shipped, options)).toBe(expected);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  },
);
