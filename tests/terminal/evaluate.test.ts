import { expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { run } from './terminal-run.ts';

const line = (question: object) => `${JSON.stringify(question)}\n`;

test('a folder with articles and questions is measured, with MiniSearch as it comes beside it', async () => {
  const folder = await createFolder({
    'articles/gas.md': articleFile(
      'gas',
      'The pipeline leads to Lahore. It is long.\n\nSteel comes from Karachi.',
    ),
    'articles/war.md': articleFile(
      'war',
      'The war ended in Tashkent in 1966. Nobody had won it. Both sides were tired. Rain fell on Kashmir.',
    ),
    'questions.jsonl':
      line({
        id: 'a',
        question: 'Where does the pipeline lead?',
        passages: ['gas#1'],
        sentences: ['The pipeline leads to Lahore.'],
      }) +
      line({
        id: 'b',
        question: 'When did the war end?',
        passages: ['war#1'],
        sentences: ['Rain fell on Kashmir.'],
      }) +
      line({ id: 'c', question: 'steel from Karachi', passages: ['war#1'] }) +
      line({ id: 'd', question: 'How is pizza made?' }),
  });
  const { code, stdout } = await run(['evaluate', folder, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    passages: 3,
    questions: 4,
    rapport: { answerable: 3, hit1: 2 / 3, excerpt: 1 / 2, unanswerable: 1, unanswerableAs: { nothing: 1 } },
    minisearch: { answerable: 3, hit1: 2 / 3 },
    misses: [{ id: 'c', wanted: ['war#1'], got: ['gas#2'] }],
  });
  const printed = await run(['evaluate', folder]);
  expect(printed.stdout).toContain('| MiniSearch as it comes |');
  expect(printed.stdout).toMatch(/1 missed:[\s\S]*\| c +\| steel from Karachi/);
});

test('a question set that is wrong is told by line', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'questions.jsonl': `${line({ id: 'a', question: 'x', passages: ['a#2'] })}no JSON\n${line({ id: 'b' })}${line({ id: 'a', question: 'y' })}`,
  });
  const { code, stderr } = await run(['evaluate', folder]);
  expect(code).toBe(1);
  expect(
    stderr
      .trimEnd()
      .split('\n')
      .map((told) => told.replace(`${folder}/`, '')),
  ).toEqual([
    'questions.jsonl:1: passages: there is no "a#2"',
    expect.stringMatching(/^questions\.jsonl:2: the line: /),
    expect.stringMatching(/^questions\.jsonl:3: question: /),
    'questions.jsonl:4: id: "a" stands on an earlier line too',
  ]);
});

test('a set that is not there is told by name', async () => {
  const { code, stderr } = await run(['evaluate', '/nowhere/at-all.jsonl']);
  expect(code).toBe(1);
  expect(stderr).toContain('/nowhere/at-all.jsonl');
});
