import { writeFile } from 'node:fs/promises';
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
  const { code, stdout } = await run(['evaluate', folder, '--json', '--misses']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    passages: 3,
    questions: 4,
    rapport: { answerable: 3, hit1: 2 / 3, excerpt: 1 / 2, unanswerable: 1, unanswerableAs: { nothing: 1 } },
    minisearch: { answerable: 3, hit1: 2 / 3 },
    misses: [{ id: 'c', wanted: ['war#1'], got: ['gas#2'] }],
  });
  const printed = await run(['evaluate', folder, '--misses']);
  expect(printed.stdout).toContain('MiniSearch as it comes');
  expect(printed.stdout).toMatch(/1 missed:[\s\S]*\| c +\| steel from Karachi/);
  expect((await run(['evaluate', folder])).stdout).toContain('1 missed; --misses lists the worst.');
});

const ARTICLES = {
  'know/articles/gas.md': articleFile(
    'gas',
    'The pipeline leads to Lahore. It is long.\n\nSteel comes from Karachi.',
  ),
  'know/articles/war.md': articleFile('war', 'The war ended in Tashkent in 1966.'),
};
const SETS = {
  'sets/one.jsonl':
    line({ id: 'a', question: 'Where does the pipeline lead?', passages: ['gas#1'] }) +
    line({ id: 'off-b', question: 'How is pizza made?' }) +
    line({ id: 'edge-c', question: 'Who won the war?' }),
  'sets/two.jsonl':
    line({ id: 'a', question: 'Ташкент', language: 'ru', passages: ['war#1'] }) +
    line({ id: 'b', question: 'Нечто в Карачи', language: 'ru', passages: ['gas#2'] }) +
    line({ id: 'c', question: 'Lahore', passages: ['war#1'] }),
};

test('a folder of sets is measured by set, by language and together, with the curve of refusals', async () => {
  const folder = await createFolder({ ...ARTICLES, ...SETS });
  const argv = ['evaluate', `${folder}/sets`, '--knowledge', `${folder}/know`];
  const report = JSON.parse((await run([...argv, '--json'])).stdout);
  expect(report.groups.map(({ name }: { name: string }) => name)).toEqual(['one', 'two', 'en', 'ru', 'all']);
  expect(report.unknown).toEqual([{ language: 'ru', words: { нечто: 1 } }]);
  const { refusals } = report;
  expect(refusals[0].kept).toBe(1);
  for (const [i, { threshold, kept, refused }] of refusals.entries()) {
    expect(threshold).toBeGreaterThanOrEqual(refusals[i - 1]?.threshold ?? 0);
    expect(kept).toBeLessThanOrEqual(refusals[i - 1]?.kept ?? 1);
    expect(Object.keys(refused)).toEqual(['off-subject', 'edge']);
  }
  const { stdout } = await run([...argv, '--ablate']);
  expect(stdout).toMatch(/\| certainty \| answerable kept \| off-subject refused \| edge refused/);
  expect(stdout).toContain('Words that nothing knows (ru): нечто');
  expect(stdout).toMatch(/\| resolution of unknown words +\| 0\.\d{3} \|/);
});

test.each([
  ['reached', 'one: { hit1: 1 }', 0, ''],
  ['missed', 'one: { hit1: 1 }\nall: { hit1: 0.9 }', 1, /^all: hit1 is 0\.750, below its floor 0\.9\n$/],
  ['not measured', 'three: { hit1: 0.5 }', 1, 'three: has floors, but was not measured\n'],
  [
    'without a question',
    'two: { refused: 0 }',
    1,
    'two: refused has a floor, but the set has no question for it\n',
  ],
  ['misspelt', 'one: { hit7: 1 }', 1, /floors\.yaml:1: .*hit7/],
])('a floor that is %s is told by exit code and sentence', async (_how, floors, code, told) => {
  const folder = await createFolder({ ...ARTICLES, ...SETS, 'floors.yaml': floors });
  const argv = [
    'evaluate',
    `${folder}/sets`,
    '--knowledge',
    `${folder}/know`,
    '--floors',
    `${folder}/floors.yaml`,
  ];
  const result = await run(argv);
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(told);
});

test('a question whose labels name only events is answered by an event', async () => {
  const event = (id: string, date: string, title: string) =>
    `- id: ${id}\n  date: ${date}\n  title: ${title}\n  summary: It happened.\n  sources: [{ title: T, publisher: P, url: "https://example.org/", published: null }]\n`;
  const folder = await createFolder({
    ...ARTICLES,
    'know/events/1960s.yaml':
      event('declaration-1966', '1966-01-10', 'Leaders signed a declaration') +
      event('mill-1968', '1968-01-10', 'Leaders opened a mill'),
    'set.jsonl':
      line({ id: 'a', question: 'When was the mill opened?', events: ['mill-1968'] }) +
      line({ id: 'b', question: 'Who signed the declaration?', events: ['mill-1968'] }) +
      line({ id: 'c', question: 'gas', events: ['gone'] }),
  });
  const argv = ['evaluate', `${folder}/set.jsonl`, '--knowledge', `${folder}/know`, '--json', '--misses'];
  expect(await run(argv)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(':3: events: there is no "gone"'),
  });
  await writeFile(
    `${folder}/set.jsonl`,
    line({ id: 'a', question: 'When was the mill opened?', events: ['mill-1968'] }) +
      line({ id: 'b', question: 'Who signed the declaration?', events: ['mill-1968'] }),
  );
  const { stdout } = await run(argv);
  expect(JSON.parse(stdout)).toMatchObject({
    rapport: { answerable: 2, hit1: 0.5 },
    misses: [{ id: 'b', got: [expect.stringContaining('declaration')] }],
  });
});

test('made-up passages stand among the real ones, the same ones for the same seed', async () => {
  const folder = await createFolder({ ...ARTICLES, ...SETS });
  const argv = [
    'evaluate',
    `${folder}/sets`,
    '--knowledge',
    `${folder}/know`,
    '--json',
    '--distractors',
    '40',
  ];
  const [one, two, other] = [await run(argv), await run(argv), await run([...argv, '--seed', '2'])];
  expect(JSON.parse(one.stdout).passages).toBe(43);
  expect(one).toEqual(two);
  expect(one).not.toEqual(other);
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
