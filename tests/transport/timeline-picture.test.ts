import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import type { TimelineRow } from '../../src/command.ts';
import { parseEvents } from '../../src/knowledge/event.ts';
import { MOST_ROWS, WIDTH } from '../../src/transport/timeline-layout.ts';
import { describeTimeline, renderTimeline } from '../../src/transport/timeline-picture.ts';
import { wrapText } from '../../src/transport/wrap-text.ts';

const row = (title: string, year = 1966): TimelineRow => ({
  date: `10 January ${year}`,
  title,
  tone: 'neutral',
  year,
});
const render = async (title: string, language: 'en' | 'ru' | 'ur' = 'en') =>
  PNG.sync.read(Buffer.from(await renderTimeline([row(title)], { title: 'T', language })));

/** How many pixels are not paper. */
function inkOf({ data }: PNG): number {
  let ink = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 200) ink++;
  return ink;
}

test('a picture is as wide as a phone shows it legibly, and as high as its events need', async () => {
  const one = await render('One event');
  const rows = Array.from({ length: MOST_ROWS + 5 }, (_, i) => row(`Event ${i}`, 1950 + i));
  const many = PNG.sync.read(Buffer.from(await renderTimeline(rows, { title: 'T', language: 'en' })));
  expect([one.width, many.width]).toEqual([WIDTH, WIDTH]);
  expect(many.height).toBeGreaterThan(one.height * 2);
});

test.each([
  ['en', 'Signed an agreement of some length on cooperation in several fields and on much else '.repeat(3)],
  ['ru', 'Подписали соглашение о сотрудничестве в нескольких областях и о многом другом '.repeat(3)],
] as const)(
  'a full picture is little higher than wide, however long its titles: %s',
  async (language, title) => {
    const rows = Array.from({ length: MOST_ROWS }, (_, i) => row(title, 1950 + i * 10));
    const options = { title: 'Timeline, 1948 to 2026', language };
    const { width, height } = PNG.sync.read(Buffer.from(await renderTimeline(rows, options)));
    expect(height / width).toBeLessThan(1.7);
  },
);

test('the same events give the same bytes', async () => {
  const rows = [row('Ташкентская декларация'), row('معاہدہ تاشقند')];
  const options = { title: 'Timeline', language: 'en' } as const;
  expect(await renderTimeline(rows, options)).toEqual(await renderTimeline(rows, options));
});

test.each([
  ['English', 'Tashkent Declaration', 'en'],
  ['Russian', 'Ташкентская декларация', 'ru'],
  ['Urdu', 'معاہدہ تاشقند', 'ur'],
] as const)(
  '%s has letters of its own and not the boxes of a missing font',
  async (_what, title, language) => {
    const letters = await render(title, language);
    const blank = await render(' ', language);
    expect(inkOf(letters)).toBeGreaterThan(inkOf(blank) + 1000);
    // Every missing letter is the same box: two texts of as many letters would look alike.
    const other = await render([...title].reverse().join(''), language);
    expect(letters.data.equals(other.data)).toBe(false);
  },
);

test('the bundled fonts have every character of the shipped titles', () => {
  const subsets: (readonly [string, readonly string[]])[] = [
    ['noto-sans', ['latin', 'latin-ext', 'cyrillic']],
    ['noto-nastaliq-urdu', ['arabic']],
  ];
  const ranges = subsets.flatMap(([font, names]) => {
    const file = new URL(`../../node_modules/@fontsource/${font}/unicode.json`, import.meta.url);
    const all: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
    return names.flatMap((name) => toRanges(all[name] ?? ''));
  });
  const has = (code: number) => ranges.some(([first = 0, last = first]) => first <= code && code <= last);
  const events = new URL('../../knowledge/events/', import.meta.url);
  const titles = readdirSync(events).flatMap((name) => {
    return parseEvents(readFileSync(new URL(name, events), 'utf8'), name, []).map(({ value }) => value.title);
  });
  expect(titles.length).toBeGreaterThan(0);
  const missing = [...new Set(titles.join(''))].filter((letter) => !has(letter.codePointAt(0) ?? 0));
  expect(missing).toEqual([]);
});

/** 'U+0000-00FF,U+0131' as pairs of first and last. */
function toRanges(text: string): number[][] {
  return text.split(',').map((range) =>
    range
      .replace('U+', '')
      .split('-')
      .map((code) => Number.parseInt(code, 16)),
  );
}

test('any texts can be drawn, and nothing reaches over the edge', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      const { data, width, height } = await render(text);
      for (let y = 0; y < height; y++) {
        expect(data[(y * width + width - 1) * 4]).toBeGreaterThan(240);
        expect(data[y * width * 4]).toBeGreaterThan(240);
      }
    }),
    { numRuns: 15 },
  );
});

test('the description names every event, and a long one is cut at a word', () => {
  expect(describeTimeline([row('Signed')], { title: 'Treaties', language: 'en' })).toBe(
    'Treaties\n10 January 1966: Signed',
  );
  const long = describeTimeline([row('word '.repeat(400))], { title: 'T', language: 'en' });
  expect(long.length).toBeLessThanOrEqual(1024);
  expect(long).toMatch(/word…$/);
});

test.each([
  ['words are kept whole', 'one two three', 9, 3, ['one two', 'three']],
  ['a word wider than a line is cut', 'abcdefghij', 4, 3, ['abcd', 'efgh', 'ij']],
  ['years with a dash stay together', 'in 1948–2024 it', 10, 3, ['in', '1948–2024', 'it']],
  ['what is too much ends in an ellipsis', 'one two three four', 7, 2, ['one two', 'three…']],
  ['the ellipsis follows a whole word', 'one two three four', 6, 2, ['one', 'two…']],
  ['a word goes where its ellipsis has no room', 'aa bb cc dd', 5, 1, ['aa…']],
  ['a single long word is cut for its ellipsis', 'abcdefghij', 4, 2, ['abcd', 'efg…']],
])('%s', (_why, text, width, most, lines) => {
  expect(wrapText(text, width, most, (part) => part.length)).toEqual(lines);
});
