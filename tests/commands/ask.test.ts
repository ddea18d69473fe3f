import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import type { Message } from '../../src/playground/message.ts';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, partsOf, shown } from '../transport/shown.ts';

const on = shareLiveBot();
const EPHEMERAL = 64;
const WHEN = 'When did Zardari visit Russia?';

async function press(who: MemberDriver, message: Message | undefined, label: string): Promise<Exchange> {
  if (!message) throw new Error('there is no message');
  return who.press(message, buttonOf(message, label));
}

function isPrivate(message: Message | undefined): boolean {
  return message !== undefined && (message.flags & EPHEMERAL) !== 0;
}

describe('/ask', () => {
  test('answers with the sentence, its matched words in bold, and its source to click', async () => {
    const { message, callback } = await on
      .member()
      .command('ask', { question: 'zardri visit rusia milestone' });
    expect(shown(message)).toContain(
      '> The official **visit** of Pakistani President Asif Ali **Zardari** to **Russia**',
    );
    expect(shown(message)).toContain(
      '-# Vladimir Kozin, [“70 Years of Russian-Pakistan Ties”](https://regionalrapport.com/70-years-russian-pakistan-ties/), Regional Rapport, 2018, paragraph 4',
    );
    expect(isPrivate(message)).toBe(false);
    expect(callback.data.allowed_mentions).toEqual({ parse: [] });
  });

  test('a question about a time is answered by a date', async () => {
    const { message } = await on.member().command('ask', { question: WHEN });
    expect(shown(message)).toMatch(/^-# When did Zardari visit Russia\?\n### 11–14 May 2011\n/);
  });

  test('what a suggestion says can be asked, by its value and by its label', async () => {
    const member = on.member();
    const choices = await member.autocomplete('ask', 'question', 'tashkent decl');
    expect(choices.length).toBeGreaterThan(0);
    for (const key of ['value', 'name']) {
      const { message } = await member.command('ask', { question: String(choices[0]?.[key]) });
      expect(shown(message)).toContain('10 January 1966');
    }
  });

  test.each([
    ['nothing typed yet', 'question', ''],
    ['a word that many titles hold', 'question', 'pakistan'],
    ['three hundred characters', 'question', 'p'.repeat(300)],
    ['signs', 'question', '**@everyone** <@1>'],
    ['a part of a source', 'source', 'koz'],
    ['no source', 'source', 'qqq'],
  ])('suggestions for %s are such as Discord takes', async (_why, option, typed) => {
    const choices = await on.member().autocomplete('ask', option, typed);
    expect(choices.length).toBeLessThanOrEqual(25);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
  });

  test.each([
    ['by its value', 'kozin-2018'],
    ['by its label', '70 Years of Russian-Pakistan Ties (Vladimir Kozin)'],
    ['by its title in other letters', ' 70 years of russian-pakistan ties '],
  ])('a source, %s, is the only one searched', async (_how, source) => {
    const { message } = await on.member().command('ask', { question: 'gas pipeline', source });
    expect(shown(message)).toContain('North-South **gas** **pipeline**');
    expect(shown(message)).not.toContain('Event');
  });

  test.each([
    [
      'a source that there is not',
      { question: 'gas', source: 'Pravda' },
      'There is no source “Pravda”. Choose one',
    ],
    ['signs alone', { question: '?!' }, 'Ask something: that question has no words.'],
    ['white space alone', { question: '   ' }, 'Ask something: that question has no words.'],
    ['zero-width characters alone', { question: '\u200B\u200D\u2060' }, 'Ask something'],
    ['an emoji alone', { question: '😀' }, 'Ask something'],
  ])('%s is refused politely and privately', async (_what, values, sentence) => {
    const { message } = await on.member().command('ask', values);
    expect(shown(message)).toContain(sentence);
    expect(isPrivate(message)).toBe(true);
  });

  test('a question outside the subject gets an honest nothing and a way on', async () => {
    const { message } = await on.member().command('ask', { question: 'How do I cook a pizza?' });
    expect(shown(message)).toContain('Nothing found: no source here answers that.');
    expect(shown(message)).toContain('Here you find something on:');
    expect(shown(message)).toContain('[Remove]');
  });

  test.each([
    ['Markdown and mentions', '**Tashkent** @everyone <@1> || [x](https://y.z) ||'],
    ['right to left and zero width', '\u202Eتاشقند\u200B Tashkent \u200F\u2066'],
    ['one word of three hundred characters', 'Tashkent'.repeat(37)],
    ['line ends', 'Tashkent\n# declaration\n> 1966'],
    ['half an emoji', 'Tashkent \ud83d'],
  ])('%s in a question do no harm', async (_what, question) => {
    const { message, callback } = await on.member().command('ask', { question });
    expect(callback.type).toBe(4);
    expect(shown(message)).not.toMatch(/@everyone|(?<!\\)<@1>|\u202E/);
  });

  test('private: only the asker sees the answer', async () => {
    const guild = on.standin.world.addGuild({ name: 'Quiet' });
    on.standin.world.addChannel(guild, 'general');
    const other = on.member({ guild });
    const { message } = await on.member({ guild }).command('ask', { question: WHEN, private: true });
    expect(isPrivate(message)).toBe(true);
    expect(other.messages()).toEqual([]);
  });

  test.each([
    ['English', 'en-US', 'pizza', 'Nothing found'],
    ['Russian, from an English client', 'en-US', 'Как приготовить пиццу?', 'Ничего не найдено'],
    ['Urdu', 'en-US', 'پیزا کیسے پکائیں؟', 'کچھ نہیں ملا'],
    ['English, from a Russian client', 'ru', 'pizza', 'Ничего не найдено'],
    ['English, from a client of another language', 'fr', 'pizza', 'Nothing found'],
  ])('the frame of a question in %s is in its language', async (_what, locale, question, sentence) => {
    const { message } = await on.member({ locale }).command('ask', { question });
    expect(shown(message)).toContain(sentence);
  });

  test('a member of a server that the bot is not in asks, as does a stranger in a direct message and in a group', async () => {
    const { world } = on.standin;
    const guild = world.addGuild({ name: 'Elsewhere', botPermissions: null });
    world.addChannel(guild, 'general');
    const [user, friend] = [world.addUser('one'), world.addUser('two')];
    const group = on.standin.asMember({ user, channel: world.addGroup([user, friend]) });
    for (const who of [on.member({ guild }), on.stranger(), group]) {
      const { message } = await who.command('ask', { question: WHEN });
      expect(shown(message)).toContain('11–14 May 2011');
      const next = await press(who, message, 'Next');
      expect(shown(next.message)).toContain('Page 2 of');
      const removed = await press(who, next.message, 'Remove');
      await removed.until((exchange) => exchange.message === undefined);
    }
  });
});

describe('the buttons of an answer', () => {
  test('the asker turns its pages in place', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: WHEN });
    const first = shown(message);
    await expect(press(member, message, 'Back')).rejects.toThrow('disabled');
    const next = await press(member, message, 'Next');
    expect(next.message?.id).toBe(message?.id);
    expect(shown(next.message)).toContain('Page 2 of');
    expect(shown(next.message)).toContain('-# When did Zardari visit Russia?');
    const back = await press(member, next.message, 'Back');
    expect(shown(back.message)).toBe(first);
  });

  test('they lead to the last page and no further', async () => {
    const member = on.member();
    let { message } = await member.command('ask', { question: WHEN });
    const pages = Number(shown(message).match(/Page 1 of (\d)/)?.[1]);
    for (let page = 2; page <= pages; page += 1) ({ message } = await press(member, message, 'Next'));
    expect(shown(message)).toContain(`Page ${pages} of ${pages}`);
    expect(partsOf(message).find(({ label }) => label === 'Next')).toMatchObject({ disabled: true });
  });

  test('another member turns a private copy, and what everyone sees stays', async () => {
    const { message } = await on.member().command('ask', { question: WHEN });
    const other = on.member();
    const copy = await press(other, message, 'Next');
    expect(isPrivate(copy.message)).toBe(true);
    expect(shown(copy.message)).toContain('Page 2 of');
    expect(shown(message)).toContain('Page 1 of');
    const further = await press(other, copy.message, 'Next');
    expect(further.message?.id).toBe(copy.message?.id);
    expect(shown(further.message)).toContain('Page 3 of');
  });

  test('the pages of a question that is full of Markdown repeat it as it was asked', async () => {
    const member = on.member();
    const question = '**Zardari** visit _Russia_ 1. - <@1> #';
    const { message } = await member.command('ask', { question });
    const next = await press(member, message, 'Next');
    expect(shown(next.message).split('\n')[0]).toBe(shown(message).split('\n')[0]);
  });

  test('the whole paragraph is for whoever presses, with its note', async () => {
    const { message } = await on.member().command('ask', { question: 'zardri visit rusia milestone' });
    const whole = await press(on.member(), message, 'Whole paragraph');
    expect(isPrivate(whole.message)).toBe(true);
    expect(shown(whole.message)).toContain('There is no doubt that his official trip to Pakistan');
    expect(shown(whole.message)).toContain("The views are the author's");
  });

  test('an event opens as a card', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: WHEN });
    const card = await press(member, message, 'Open');
    expect(isPrivate(card.message)).toBe(true);
    expect(shown(card.message)).toContain('### 11–14 May 2011 · 15 years ago');
  });

  test('what a Russian question leads to has a Russian frame, whatever the client’s language', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: 'Что было 1 мая 1948 года (Russia)?' });
    const card = await press(member, message, 'Открыть');
    expect(shown(card.message)).toContain('1 мая 1948');
    const later = await press(member, card.message, 'Позже');
    expect(shown(later.message)).toContain('Раньше');
  });

  test('a report reaches the operator’s log with the passage and the reason', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: 'zardri visit rusia milestone' });
    const whole = await press(member, message, 'Whole paragraph');
    const form = await press(member, whole.message, 'Report this passage');
    expect(form.modal).toMatchObject({ title: 'Report this passage' });
    const heard = on.live.hears('passage reported');
    const thanks = await member.submitModal(form, { text: 'The year is wrong.' });
    expect(await heard).toMatchObject({ passage: 'kozin-2018#4', reason: 'The year is wrong.' });
    expect(isPrivate(thanks.message)).toBe(true);
    expect(shown(thanks.message)).toContain('Thank you.');
  });

  test('the asker removes an answer, a moderator too, nobody else', async () => {
    const asker = on.member();
    for (const who of [asker, on.member({ permissions: PermissionFlagsBits.ManageMessages })]) {
      const { message } = await asker.command('ask', { question: WHEN });
      const refused = await press(on.member(), message, 'Remove');
      expect(isPrivate(refused.message)).toBe(true);
      expect(shown(refused.message)).toContain('Only the person who asked');
      const removed = await press(who, message, 'Remove');
      await removed.until((exchange) => exchange.message === undefined);
      expect(asker.messages().some(({ id }) => id === message?.id)).toBe(false);
    }
  });

  test('a private answer can be removed too', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: WHEN, private: true });
    const removed = await press(member, message, 'Remove');
    await removed.until((exchange) => exchange.message === undefined);
    expect(removed.message).toBeUndefined();
  });
});

describe('Find sources', () => {
  test('searches for what a message claims, for whoever asks', async () => {
    const member = on.member();
    const message = member.say('I heard that President Zardari went to Russia in May 2011!');
    const found = await member.messageCommand('Find sources', message);
    expect(isPrivate(found.message)).toBe(true);
    expect(shown(found.message)).toContain('Vladimir Kozin');
    const next = await press(member, found.message, 'Next');
    expect(shown(next.message)).toContain('Page 2 of');
  });

  test.each([
    ['in Russian', 'Первого мая 1948 года', 'Событие'],
    ['of many lines', `Tashkent Declaration\n# of\n\n> 1966\n${'more '.repeat(300)}`, 'Tashkent'],
  ])('a message %s', async (_what, content, expected) => {
    const member = on.member();
    const found = await member.messageCommand('Find sources', member.say(content));
    expect(found.callback.type).toBe(4);
    expect(shown(found.message)).toContain(expected);
  });

  test('the bot’s own answer can be looked up again', async () => {
    const member = on.member();
    const { message } = await member.command('ask', { question: WHEN });
    if (!message) throw new Error('no answer');
    expect(shown((await member.messageCommand('Find sources', message)).message)).toContain('11–14 May 2011');
  });

  test('a message without words has nothing to search for', async () => {
    const member = on.member();
    const found = await member.messageCommand('Find sources', member.say('👍'));
    expect(shown(found.message)).toContain('That message holds no text to search for.');
    expect(isPrivate(found.message)).toBe(true);
  });
});

test('none of all this went wrong behind the scenes', () => {
  expect(on.live.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
