import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/message.ts';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, partsOf, shown } from '../transport/shown.ts';

const on = shareLiveBot();

function menuOf(message: Message | undefined) {
  const menu = partsOf(message).find(({ type }) => type === 3);
  const options = (menu?.options ?? []) as Array<{ label: string; value: string }>;
  return { id: String(menu?.custom_id), options };
}

describe('/event', () => {
  test.each([
    ['by name', { name: 'Tashkent Declaration' }, '### 10 January 1966 · '],
    ['by a name with typing errors', { name: 'tashkent declartion' }, '### 10 January 1966 · '],
    ['by a question', { name: 'first visit of a Pakistani head of state to the Soviet Union' }, 'Ayub Khan'],
    ['by a date', { date: '1 May 1948' }, '### 1 May 1948 · '],
    ['by a date in figures', { date: '01.05.1948' }, '### 1 May 1948 · '],
    ['by a date in Russian', { date: '1 мая 1948' }, '### 1 мая 1948 · '],
    ['by a date in Urdu', { date: '1 مئی 1948' }, '1948'],
    ['by a month', { date: 'May 1948' }, ' May 1948 · '],
    ['by nothing but a date as its name', { name: '01.05.1948' }, '### 1 May 1948 · '],
    ['by a date with a short year, which is told', { date: '1/5/48' }, 'Read as 1 May 1948.'],
    ['by name and date', { name: 'declaration', date: '1966' }, '1966'],
  ])('an event is found %s', async (_how, values, expected) => {
    const { message } = await on.member().command('event', values);
    expect(shown(message)).toContain(expected);
  });

  test.each([
    ['nothing', {}, 'Give a name or a date'],
    ['white space', { name: '  ' }, 'Give a name or a date'],
    ['a date that is none', { date: 'soon' }, '“soon” is no date that I can read.'],
    [
      'a day that is none beside a name',
      { name: 'Tashkent', date: '31.31.1966' },
      '“31.31.1966” is a day that no',
    ],
    ['a day that is none', { date: '1966-02-30' }, '“1966-02-30” is a day that no calendar has.'],
    ['a day that is none as a name', { name: '30 February' }, '“30 February” is a day that no calendar has.'],
    [
      'a day that is none in Russian',
      { date: '31 апреля 1966' },
      'Дня «31 апреля 1966» нет ни в одном календаре.',
    ],
  ])('%s is refused with a way on, privately', async (_what, values, sentence) => {
    const { message } = await on.member().command('event', values);
    expect(shown(message)).toContain(sentence);
    expect(message?.flags).toBe(32768 | 64);
  });

  test('an event that is not known is said to be none', async () => {
    const { message } = await on.member().command('event', { name: 'qqqq zzzz' });
    expect(shown(message)).toBe('No such event is known.\n[Remove]');
  });

  test('a suggestion leads to its event, by its value and by its label', async () => {
    const member = on.member();
    const choices = await member.autocomplete('event', 'name', 'ayub khan and shastri signed');
    expect(choices[0]).toEqual({
      name: 'Ayub Khan and Shastri signed the Tashkent Declaration',
      value: 'tashkent-declaration-1966',
    });
    for (const name of Object.values(choices[0] ?? {})) {
      const { message } = await member.command('event', { name: String(name) });
      expect(shown(message)).toContain('**Ayub Khan and Shastri signed the Tashkent Declaration**');
    }
  });

  test('other events of the question are offered, and the one chosen takes the place of the first', async () => {
    const member = on.member();
    const { message } = await member.command('event', { date: '1966' });
    const { id, options } = menuOf(message);
    expect(options.length).toBeGreaterThan(1);
    if (!message) throw new Error('no card');
    const chosen = await member.select(message, id, [options[0]?.value ?? '']);
    expect(chosen.message?.id).toBe(message.id);
    expect(shown(chosen.message)).toContain(`**${options[0]?.label}**`);
  });

  test('the neighbours in time are a press away: there and back again', async () => {
    const member = on.member();
    const { message } = await member.command('event', { name: 'tashkent-declaration-1966' });
    if (!message) throw new Error('no card');
    const before = shown(message);
    const later = await member.press(message, buttonOf(message, 'Later'));
    expect(shown(later.message)).not.toBe(before);
    const back = await member.press(message, buttonOf(later.message, 'Earlier'));
    expect(shown(back.message)).toContain('**Ayub Khan and Shastri signed the Tashkent Declaration**');
    const other = await on.member().press(message, buttonOf(back.message, 'Later'));
    expect(other.message?.flags).toBe(32768 | 64);
  });

  test('the first event of all has none before it, the last none after it', async () => {
    const member = on.member();
    const { message } = await member.command('event', { date: '1910s' });
    if (!message) throw new Error('no card');
    let card = message;
    const isDisabled = () => partsOf(card).find(({ label }) => label === 'Earlier')?.disabled === true;
    while (!isDisabled()) card = (await member.press(card, buttonOf(card, 'Earlier'))).message ?? card;
    await expect(member.press(card, buttonOf(card, 'Earlier'))).rejects.toThrow('disabled');
  });

  test('“Ask about this” asks, for the one who presses', async () => {
    const { message } = await on.member().command('event', { name: 'tashkent-declaration-1966' });
    if (!message) throw new Error('no card');
    const asked = await on.member().press(message, buttonOf(message, 'Ask about this'));
    expect(shown(asked.message)).toContain('-# Ayub Khan and Shastri signed the Tashkent Declaration');
    expect(asked.message?.flags).toBe(32768 | 64);
  });

  test('an Urdu name has an Urdu frame, and so has all that follows', async () => {
    const member = on.member();
    const { message } = await member.command('event', { date: '1 مئی 1948' });
    if (!message) throw new Error('no card');
    const later = await member.press(message, buttonOf(message, 'اس کے بعد'));
    expect(shown(later.message)).toContain('[ہٹائیں]');
  });
});

test('none of all this went wrong behind the scenes', () => {
  expect(on.live.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
