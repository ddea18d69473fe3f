import path from 'node:path';
import { expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startLiveBot } from '../transport/live-bot.ts';
import { shown } from '../transport/shown.ts';
import { run } from './terminal-run.ts';

test('what members ask in vain is what gaps prints, and an article that is added answers it', async () => {
  const folder = await createFolder({
    'knowledge/articles/a.md': articleFile('a', 'Zebras are striped.'),
    'later/articles/a.md': articleFile('a', 'Zebras are striped.\n\nThe giraffe has a long neck.'),
  });
  const log = path.join(folder, 'unanswered.jsonl');
  const standin = await startStandin();
  const live = await startLiveBot(standin, {
    knowledge: path.join(folder, 'knowledge'),
    env: { UNANSWERED_LOG: log },
  });
  const member = standin.asMember(furnish(standin));
  for (const question of [
    'giraffes long neck',
    'the long neck of the giraffe <@123456789012345678>',
    'zebras',
    'cricket',
  ]) {
    await member.command('ask', { question });
  }
  await member.command('ask', { question: 'polo', source: 'a' });
  expect(shown((await member.command('privacy about')).message)).toContain('without who asked and where');
  await live.stop();

  const { code, stdout, stderr } = await run(['gaps', '--knowledge', path.join(folder, 'later')], {
    env: { UNANSWERED_LOG: log },
  });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^2 × giraffes long neck \(last \d{4}-\d\d-\d\d\)\n {2}also: the long neck of the giraffe\n {2}Answered now:/,
  );
  expect(stdout).toContain('The giraffe has a long neck.');
  expect(stdout).toContain('1 × cricket');
  expect(stdout).toContain('3 questions without a sure answer, 2 different ones.');
  expect(stdout).not.toMatch(/zebras \(|polo|123456789/);

  const json = await run([
    'gaps',
    '--json',
    '--top',
    '1',
    '--log',
    log,
    '--knowledge',
    path.join(folder, 'later'),
  ]);
  expect(
    json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ question: 'giraffes long neck', count: 2, now: { confidence: 'found' } }]);
});

test('a line that is none is told, and the rest is read', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'Zebras are striped.'),
    'log.jsonl': '{"question":"gas","day":"2026-05-01","confidence":"nothing"}\nnonsense\n{"day":1}\n',
  });
  const log = path.join(folder, 'log.jsonl');
  const { code, stdout, stderr } = await run(['gaps', '--log', log, '--knowledge', folder]);
  expect(code).toBe(1);
  expect(stdout).toContain('1 × gas');
  expect(stderr).toBe(`${log}:2: is no question that was kept\n${log}:3: is no question that was kept\n`);
});

test.each([
  ['no log', ['gaps'], 2, 'which log? Set UNANSWERED_LOG, or give --log FILE'],
  ['a log that is not there', ['gaps', '--log', '/nowhere/x'], 1, '/nowhere/x'],
  ['a number that is none', ['gaps', '--top', '0', '--log', 'x'], 2, 'a number from 1 on'],
])('%s is told', async (_what, argv, code, words) => {
  const result = await run(argv);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(words);
});
