import { expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startLiveBot } from '../transport/live-bot.ts';
import { buttonOf, shown } from '../transport/shown.ts';

const PERHAPS = 'Nothing answers that for certain. The nearest there is:';
const sides = ['north', 'south', 'east', 'west'];

test('a question to one source stays with it from page to page', async () => {
  const folder = await createFolder({
    'articles/one.md': articleFile('one', 'The gas pipeline from Karachi to Lahore was agreed in Moscow.'),
    'articles/two.md': articleFile(
      'two',
      sides.map((side) => `A gas pipeline was agreed in the ${side} of the country years ago.`).join('\n\n'),
    ),
    // Among other subjects, so that its words tell something.
    'articles/three.md': articleFile(
      'three',
      Array.from({ length: 120 }, (_, i) => `Nothing was heard of ship ${i}.`).join('\n\n'),
    ),
  });
  const standin = await startStandin();
  await startLiveBot(standin, { knowledge: folder });
  const member = standin.asMember(furnish(standin));
  // The other article answers for certain; this one does not, on any of its pages.
  const question = 'Which gas pipeline was agreed in Moscow?';
  expect(shown((await member.command('ask', { question })).message)).not.toContain(PERHAPS);
  const { message } = await member.command('ask', { question, source: 'two' });
  expect(shown(message)).toContain(PERHAPS);
  if (!message) throw new Error('no reply');
  const next = await member.press(message, buttonOf(message, 'Next'));
  expect(shown(next.message)).toContain('Page 2 of 2');
  expect(shown(next.message)).toContain(PERHAPS);
  const back = await member.press(message, buttonOf(next.message, 'Back'));
  expect(shown(back.message)).toBe(shown(message));
});
