import ICAL from 'ical.js';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, partsOf, shown } from '../transport/shown.ts';

const on = shareLiveBot();

async function fileOf(url: unknown): Promise<Buffer> {
  const response = await fetch(String(url));
  return Buffer.from(await response.arrayBuffer());
}

test('a topic gives a list in its order, and a picture with a description', async () => {
  const exchange = await on.member().command('timeline', { topic: 'energy' });
  const message = await exchange.finished();
  const lines = shown(message).split('\n');
  expect(lines[0]).toBe('### Energy, 1961 to 2025');
  expect(lines[1]).toMatch(/^\*\*\d{1,2} \w+ \d{4}\*\*: /);
  const gallery = partsOf(message).find(({ type }) => type === 12);
  const [item] = (gallery?.items ?? []) as Array<{ description: string; media: { url: string } }>;
  expect(item?.description).toMatch(/^Energy, 1961 to 2025\n/);
  const { width } = PNG.sync.read(await fileOf(item?.media.url));
  expect(width).toBe(800);
});

test('from and to are read as people type them, and paging turns the list', async () => {
  const member = on.member();
  const exchange = await member.command('timeline', { from: '1965', to: '1971' });
  const first = await exchange.finished();
  expect(shown(first)).toContain('### Timeline, 1965 to 1971');
  if (!first) throw new Error('no reply');
  const second = await (await member.press(first, buttonOf(first, 'Next'))).finished();
  expect(second?.id).toBe(first.id);
  expect(shown(second)).toContain('Page 2 of');
});

test.each([
  ['a year that is none', { from: 'soon' }, 'is no year or date'],
  ['an end before the beginning', { from: '1971', to: '1965' }, 'The end lies before the beginning.'],
  ['a topic that is none', { topic: 'pizza' }, 'There is no topic “pizza”'],
])('%s is told to the asker alone', async (_what, options, sentence) => {
  const { message } = await on.member().command('timeline', options);
  expect(shown(message)).toContain(sentence);
  expect((message?.flags ?? 0) & 64).toBe(64);
});

test('the calendar button gives the anniversaries of what is shown', async () => {
  const member = on.member();
  const exchange = await member.command('timeline', { topic: 'treaty', from: '1960', to: '1969' });
  const message = await exchange.finished();
  if (!message) throw new Error('no reply');
  const { message: reply } = await member.press(message, buttonOf(message, 'Calendar file'));
  const part = partsOf(reply).find(({ type }) => type === 13);
  const calendar = await fileOf((part as unknown as { file: { url: string } }).file.url);
  const events = new ICAL.Component(ICAL.parse(calendar.toString('utf8'))).getAllSubcomponents('vevent');
  expect(events.length).toBeGreaterThan(3);
});

test('in Russian the frame is Russian', async () => {
  const russian = on.member({ locale: 'ru' });
  const message = await (await russian.command('timeline', { topic: 'energy' })).finished();
  expect(shown(message)).toMatch(/^### Энергетика, 1961 – 2025\n/);
  expect(shown(message)).toContain('[Файл календаря]');
});
