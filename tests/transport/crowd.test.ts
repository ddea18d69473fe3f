import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/command.ts';
import { toCustomId } from '../../src/custom-id.ts';
import { type PressReply, type Reply, text } from '../../src/reply.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startBotOf } from './bot-of.ts';
import { buttonOf, shown } from './shown.ts';

/** One person may ask twenty questions a minute. */
const ASKED = 18;
const [ANSWERED, PLACEHOLDER, MODAL] = [4, 5, 9];
const options = {
  word: {
    type: 'string',
    required: true,
    autocomplete: true,
    description: { en: 'A word', ru: 'Слово' },
    maxLength: 20,
  },
} as const;

/** A bot whose command tells in which order it was called. */
async function startCounting() {
  const order: string[] = [];
  const count = defineCommand({
    command: 'count',
    description: { en: 'Counts', ru: 'Считает' },
    options,
    async run({ input }): Promise<Reply> {
      order.push(input.word);
      return {
        private: false,
        blocks: [
          text(`${input.word}!`),
          { kind: 'buttons', buttons: [{ id: toCustomId('count', 'form'), label: 'form' }] },
        ],
      };
    },
    async complete(_option, typed) {
      order.push(typed);
      return [];
    },
    async press(): Promise<PressReply> {
      order.push('press');
      const form = { id: toCustomId('count', 'sent'), title: 'A form', label: 'Words', maxLength: 100 };
      return { kind: 'form', form };
    },
  });
  const standin = await startStandin();
  await startBotOf([count], standin);
  const place = furnish(standin);
  return { order, member: standin.asMember(place) };
}

describe('when many ask at once,', () => {
  const words = Array.from({ length: ASKED }, (_, i) => `word ${i}`);

  test('who has many before them gets a placeholder, and all get their own answer in their order', async () => {
    const { order, member } = await startCounting();
    const exchanges = await Promise.all(words.map((word) => member.command('count', { word })));
    const answers = await Promise.all(exchanges.map((exchange) => exchange.finished()));
    expect(answers.map((answer) => shown(answer).split('!')[0])).toEqual(words);
    const first = exchanges.map(({ callback }) => callback.type);
    expect(first).toContain(ANSWERED);
    expect(first).toContain(PLACEHOLDER);
    expect(order).toEqual(words);
  });

  test('suggestions and presses do not wait for them', async () => {
    const { order, member } = await startCounting();
    const { message } = await member.command('count', { word: 'first' });
    if (!message) throw new Error('no reply');
    const asked = words.map((word) => member.command('count', { word }));
    const [typed, pressed] = await Promise.all([
      member.autocomplete('count', 'word', 'half a word'),
      member.press(message, buttonOf(message, 'form')),
    ]);
    expect(typed).toEqual([]);
    expect(pressed.callback.type).toBe(MODAL);
    await Promise.all(asked.map(async (one) => (await one).finished()));
    expect(order.indexOf('half a word')).toBeLessThan(ASKED - 1);
    expect(order.indexOf('press')).toBeLessThan(ASKED - 1);
  });
});
