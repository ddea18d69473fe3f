import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleFile, createFolder } from '../folder.ts';
import { run } from './terminal-run.ts';

const eventJson = z.strictObject({
  id: z.string(),
  date: z.string(),
  end: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  sources: z
    .array(
      z.strictObject({
        title: z.string(),
        author: z.null(),
        publisher: z.string(),
        published: z.string().nullable(),
        url: z.string(),
      }),
    )
    .min(1),
});
const answer = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  query: z.string(),
  events: z.array(eventJson).max(10),
});

const firstOf = async (query: string) =>
  answer.parse(JSON.parse((await run(['event', '--json', query])).stdout)).events[0]?.id;

test.each([
  ['a name', 'Tashkent Declaration', 'tashkent-declaration-1966'],
  ['a name with a typing error', 'Tashknet Declaration', 'tashkent-declaration-1966'],
  ['a day in words', '1 May 1948', 'diplomatic-relations-1948'],
  ['a day in digits', '01.05.1948', 'diplomatic-relations-1948'],
  ['a day as programs write it', '1948-05-01', 'diplomatic-relations-1948'],
  ['a day in Russian', '10 января 1966 года', 'tashkent-declaration-1966'],
  ['its id', 'tashkent-declaration-1966', 'tashkent-declaration-1966'],
  [
    'its id, of which other titles have more words',
    'zardari-official-visit-russia-2011',
    'zardari-official-visit-russia-2011',
  ],
  ['a day whose year is short', '10/1/66', 'tashkent-declaration-1966'],
  ['a name and a deed', 'zardari visit', 'zardari-official-visit-russia-2011'],
  ['a question', 'first visit of a Pakistani head of state to the Soviet Union', 'ayub-visit-moscow-1965'],
])('%s finds its event first', async (_what, query, id) => {
  expect(await firstOf(query)).toBe(id);
});

test('an exact date rules out the events of other days', async () => {
  const { events } = answer.parse(JSON.parse((await run(['event', '--json', 'visit in June 1970'])).stdout));
  expect(events.length).toBeGreaterThan(0);
  for (const { date, end } of events) expect(`${date} ${end ?? ''}`).toContain('1970');
});

test('people read date, title, summary and sources; programs get a batch', async () => {
  const printed = await run(['event', 'Tashkent', 'Declaration']);
  expect(printed.stdout).toMatch(
    /^ {2}10 January 1966: Ayub Khan and Shastri signed the Tashkent Declaration\n {2}\S/,
  );
  expect(printed.stdout).toMatch(/\n {4}— “.+\n {6}https?:/);
  const batch = await run(['event', '--batch'], { stdin: '{"id":1,"query":"1948"}\n{"id":2}\n' });
  expect(batch.code).toBe(1);
  const [first, second] = batch.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answer.parse(first)).toMatchObject({ id: 1, query: '1948' });
  expect(second).toEqual({ id: 2, error: expect.stringMatching(/^line 2: query: /) });
});

test('what is no event says so', async () => {
  expect(await run(['event', 'best pizza recipe'])).toMatchObject({
    code: 0,
    stdout: 'No such event is known.\n',
  });
});

test('onthisday counts the years, and a day without anniversaries names the nearest', async () => {
  const day = JSON.parse((await run(['onthisday', '--json', '05-01', '--year', '2027'])).stdout);
  expect(day.date).toBe('05-01');
  expect(day.anniversaries[0]).toEqual({
    id: 'diplomatic-relations-1948',
    date: '1948-05-01',
    years: 79,
    title: 'Soviet Union and Pakistan established diplomatic relations',
  });
  const empty = await run(['onthisday', '20', 'July']);
  expect(empty.stdout).toMatch(
    /Nothing is remembered on this day\.\nThe nearest before, \d+ July 2026:\n[\s\S]+\nThe nearest after, /,
  );
});

test('29 February is remembered on the 28th in common years', async () => {
  const source = '  sources: [{ title: T, publisher: P, url: https://example.org/ }]';
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'events/a.yaml': `- id: leap\n  date: 1968-02-29\n  title: A leap\n  summary: It leapt.\n  anniversary: true\n${source}\n`,
  });
  const on = async (day: string, year: string) =>
    JSON.parse((await run(['onthisday', '--json', day, '--year', year, '--knowledge', folder])).stdout)
      .anniversaries.length;
  expect([await on('02-28', '2027'), await on('02-28', '2028'), await on('02-29', '2028')]).toEqual([
    1, 0, 1,
  ]);
});

test('coverage is a calendar of 366 days, with decades and topics by name', async () => {
  const { stdout } = await run(['coverage']);
  expect(stdout).toMatch(/475 events; \d+ of 366 days have an anniversary/);
  expect(stdout.match(/^\| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) /gm)).toHaveLength(12);
  expect(stdout).toMatch(/\| 1960s +\| +46 \|/);
  expect(stdout).toMatch(/\| Diplomacy +\| +\d+ \|/);
});

test.each([40, 79])(
  'on a terminal of %i columns the calendar has one character for a day',
  async (columns) => {
    const { stdout } = await run(['coverage'], { columns });
    const lines = stripVTControlCharacters(stdout).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(
      lines.filter((line) => /^(?:Jan|Feb|May|Dec) [·\d+]{10} [·\d+]{10} [·\d+]{9,11}/.test(line)),
    ).toHaveLength(4);
  },
);

test('export prints the anniversaries as a calendar, and asks what to print', async () => {
  const { stdout } = await run(['export', '--ics']);
  expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect((await run(['export'])).code).toBe(2);
});

test('evaluate --events finds every event by its title, a typing error in it, and its date', async () => {
  const { stdout } = await run(['evaluate', '--events']);
  expect(stdout).toMatch(/\| its title +\| +475 \| +475 \| +1\.000 \|/);
  expect(stdout).toMatch(/\| its date as 1 мая 1948 +\| +475 \| +475 \| +1\.000 \|/);
  const mistyped = /\| its title with one typing error +\| +(\d+) \|/.exec(stdout);
  expect(Number(mistyped?.[1])).toBeGreaterThanOrEqual(470);
});

test.each(['1966-02-30', '30 February', '31.04.1966'])(
  '%s is said to be no day, with no event that it is not',
  async (query) => {
    const { code, stdout } = await run(['event', query]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `"${query}" is a day that no calendar has.\n` });
    expect(await firstOf(query)).toBeUndefined();
  },
);

test('words beside a day that is none still find their events', async () => {
  const { stdout } = await run(['event', 'Tashkent Declaration 1966-02-30']);
  expect(stdout).toMatch(/^"1966-02-30" is a day that no calendar has\.\n\n {2}10 January 1966: /);
});

test('what a short year was taken for is told', async () => {
  expect((await run(['event', '10/1/66'])).stdout).toMatch(/^Read as 10 January 1966\.\n\n/);
});

test.each([
  ['5-1', '05-01'],
  ['01.05', '05-01'],
  ['1 May', '05-01'],
  ['1 мая', '05-01'],
  ['today', '11-24'],
])('onthisday takes %s', async (typed, date) => {
  expect(JSON.parse((await run(['onthisday', '--json', typed])).stdout).date).toBe(date);
});

test('onthisday asks which of two days is meant', async () => {
  const { code, stderr } = await run(['onthisday', '05/01']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: "05/01" may be 1 May or 5 January: write 05-01 or 01-05\n',
  });
});
