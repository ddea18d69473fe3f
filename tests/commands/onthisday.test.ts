import { describe, expect, test } from 'vitest';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, shown } from '../transport/shown.ts';

const on = shareLiveBot({ now: () => Date.UTC(2026, 4, 1, 12) });
const PRIVATE = 32768 | 64;

describe('/onthisday', () => {
  test.each([
    ['today, when nothing is said', {}, '### On 1 May'],
    ['a day in words', { date: '10 January' }, '### On 10 January'],
    ['a day in figures', { date: '01-10' }, '### On 10 January'],
    ['a day in Russian', { date: '10 января' }, '### 10 января'],
    ['a day in Urdu', { date: '10 جنوری' }, '10'],
    ['a day in dots', { date: '10.1' }, '### On 10 January'],
    ['today by its name', { date: 'today' }, '### On 1 May'],
    ['digits that may be two days', { date: '05/01' }, '“05/01” may be 1 May or 5 January.'],
    ['the day that few years have', { date: '29 February' }, '### On 29 February'],
  ])('%s', async (_what, values, expected) => {
    const { message } = await on.member().command('onthisday', values);
    expect(shown(message)).toContain(expected);
  });

  test('tells what happened, how long ago, who says so, and opens it', async () => {
    const member = on.member();
    const { message } = await member.command('onthisday');
    expect(shown(message)).toContain(
      '**78 years ago: Soviet Union and Pakistan established diplomatic relations**',
    );
    if (!message) throw new Error('no reply');
    const card = await member.press(message, buttonOf(message, 'Open'));
    expect(shown(card.message)).toContain('### 1 May 1948');
    expect(card.message?.flags).toBe(PRIVATE);
  });

  test('a day on which nothing is remembered leads to its neighbours', async () => {
    const { message } = await on.member().command('onthisday', { date: '2 January' });
    expect(shown(message)).toContain('Nothing is remembered on this day.\n**The nearest before, ');
    expect(shown(message)).toContain('**The nearest after, ');
  });

  test('every day of the year has a reply that Discord takes', async () => {
    for (let day = 0; day < 366; day += 1) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10);
      const asked = await on.member({ locale: day % 2 ? 'ru' : 'en-US' }).command('onthisday', { date });
      // At once, or in place of a placeholder where the machine is busy.
      expect(shown(await asked.finished()), date).toMatch(/^### /);
    }
  }, 120_000);

  test('no day is refused with an example, privately', async () => {
    const { message } = await on.member().command('onthisday', { date: '30 February' });
    expect(shown(message)).toBe('“30 February” is no day of the year. Try 1 May or 05-01.');
    expect(message?.flags).toBe(PRIVATE);
  });
});

test('none of all this went wrong behind the scenes', () => {
  expect(on.live.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
