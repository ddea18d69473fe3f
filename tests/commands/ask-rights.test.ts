import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { articleFile } from '../folder.ts';
import { run } from '../terminal/terminal-run.ts';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, shown } from '../transport/shown.ts';

const LONG = 'Of the zebra crossing in the harbour much was written. '.repeat(20);

const knowledge = mkdtempSync(path.join(tmpdir(), 'rapport-rights-'));
mkdirSync(path.join(knowledge, 'articles'));
for (const [id, animal, quote] of [
  ['all', 'walrus', 'full'],
  ['some', 'zebra', 'excerpt'],
  ['hidden', 'giraffe', 'none'],
] as const) {
  const body = `## Heading of the ${animal}\n\n${LONG.replaceAll('zebra', animal)}`;
  const file = articleFile(id, body, `url: https://example.org/${id}\nquote: ${quote}\n`);
  writeFileSync(
    path.join(knowledge, `articles/${id}.md`),
    file.replace('title: A title', `title: The ${animal}`),
  );
}
afterAll(() => rmSync(knowledge, { recursive: true }));

const on = shareLiveBot({ knowledge });

async function askWhole(question: string) {
  const member = on.member();
  const { message } = await member.command('ask', { question });
  if (!message) throw new Error('no answer');
  const whole = await member.press(message, buttonOf(message, 'Whole paragraph'));
  return { answer: shown(message), whole: shown(whole.message) };
}

test('full: the whole paragraph is shown', async () => {
  expect((await askWhole('walrus crossing in the harbour')).whole.length).toBeGreaterThan(LONG.length);
});

test('excerpt: the whole paragraph ends at 300 characters', async () => {
  const { answer, whole } = await askWhole('zebra crossing in the harbour');
  expect(answer).toContain('zebra');
  const quoted = /^> (.*)$/m.exec(whole)?.[1] ?? '';
  expect(quoted).toMatch(/^Of the zebra/);
  expect(quoted.length).toBeLessThanOrEqual(300);
});

test('none: found, but nothing of it is shown except title and link', async () => {
  const { answer, whole } = await askWhole('giraffe crossing in the harbour');
  for (const text of [answer, whole]) {
    expect(text).toContain('[“The giraffe”](https://example.org/hidden)');
    expect(text).not.toMatch(/Of the \W*giraffe|Heading of the giraffe/);
  }
  const asked = await run(['ask', 'giraffe crossing in the harbour', '--knowledge', knowledge]);
  expect(asked.stdout).toContain('“The giraffe”');
  expect(asked.stdout).not.toContain('Of the giraffe');
});
