import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleFile, createFolder } from '../folder.ts';
import { run } from './terminal-run.ts';

const source = z.strictObject({
  title: z.string(),
  author: z.string().nullable(),
  publisher: z.string(),
  published: z.string().nullable(),
  url: z.string().nullable(),
});
const answerJson = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  question: z.string(),
  confidence: z.enum(['found', 'perhaps', 'nothing']),
  answered: z.boolean(),
  passages: z
    .array(
      z.strictObject({
        id: z.string(),
        article: z.string(),
        paragraph: z.int().nullable(),
        text: z.string(),
        excerpt: z.string().min(1),
        score: z.number(),
        source,
        sources: z.array(source).min(1),
      }),
    )
    .max(10),
  events: z.array(z.strictObject({ id: z.string(), date: z.string(), title: z.string() })),
  suggestions: z.array(z.string()),
});

test('a question prints the sentence that answers and its source, plain in a pipe', async () => {
  const { code, stdout, stderr } = await run(['ask', 'Who visited Russia in May 2011?']);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain(
    '  The official visit of Pakistani President Asif Ali Zardari to Russia in May 2011 marked',
  );
  expect(stdout).toContain(
    '— Vladimir Kozin, “70 Years of Russian-Pakistan Ties”, Regional Rapport, 2018, paragraph 4',
  );
  expect(stdout).toContain('https://regionalrapport.com/70-years-russian-pakistan-ties/');
  expect(stdout).not.toContain('\u001b');
});

test('words of a question need no quotation marks', async () => {
  const { stdout } = await run(['ask', 'Zardri', 'visit', 'rusia']);
  expect(stdout).toContain('Asif Ali Zardari');
});

test('on a terminal the words found are marked and lines are wrapped to its width', async () => {
  const { stdout } = await run(['ask', 'When did Zardari visit Russia?'], { columns: 60 });
  expect(stdout).toContain('\u001b[1mZardari\u001b[22m');
  const lines = stripVTControlCharacters(stdout).split('\n');
  expect(
    Math.max(...lines.filter((line) => !line.includes('http')).map((line) => line.length)),
  ).toBeLessThanOrEqual(60);
});

test('escape sequences in an article never reach the terminal', async () => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'Evil \u001b[31mred\u001b]0;title\u0007 words.'),
  });
  const { stdout } = await run(['ask', 'evil words', '--knowledge', folder]);
  expect(stdout).toContain('Evil red words.');
});

test('a question outside the subject says so, and that is no error', async () => {
  const { code, stdout } = await run(['ask', 'best pizza recipe']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Nothing found: no source here answers that\.\n\nHere you find something on: /);
});

test.each([
  ['Russian', 'рецепт пиццы', 'Ничего не найдено: ни один источник здесь на это не отвечает.'],
  ['Urdu', 'پیزا کی ترکیب', 'کچھ نہیں ملا: یہاں کوئی ماخذ اس کا جواب نہیں دیتا۔'],
  ['Russian, by a date and a paragraph', 'Когда Пакистан купил вертолёты Ми-35М?', 'август 2015: '],
])('what is said about an answer is in the language of the question: %s', async (_what, question, words) => {
  const { code, stdout } = await run(['ask', question]);
  expect(code).toBe(0);
  expect(stdout).toContain(words);
});

test('--json prints one object of the agreed shape', async () => {
  const { stdout } = await run(['ask', '--json', 'Who visited Russia in May 2011?']);
  const answer = answerJson.parse(JSON.parse(stdout));
  expect(answer).toMatchObject({ id: null, confidence: 'found', answered: true, suggestions: [] });
  expect(answer.passages[0]).toMatchObject({
    id: 'kozin-2018#4',
    article: 'kozin-2018',
    paragraph: 4,
    source: {
      title: '70 Years of Russian-Pakistan Ties',
      author: 'Vladimir Kozin',
      publisher: 'Regional Rapport',
      published: '2018',
      url: 'https://regionalrapport.com/70-years-russian-pakistan-ties/',
    },
  });
  expect(answer.passages[0]?.text).toContain(answer.passages[0]?.excerpt);
});

test('--batch answers each line in order, and a line that cannot be read in its place', async () => {
  const { code, stdout } = await run(['ask', '--batch'], {
    stdin:
      '\uFEFF{"id":"a","question":"helicopters"}\r\n{"id":7,"question":"pizza"}\n{"id":"c"}\nnonsense\n{"id":"d","question":"Putin\u2028visit"}',
  });
  expect(code).toBe(1);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    expect.objectContaining({ id: 'a', confidence: 'found' }),
    expect.objectContaining({ id: 7, confidence: 'nothing' }),
    { id: 'c', error: expect.stringMatching(/^line 3: question: /) },
    { id: null, error: expect.stringMatching(/^line 4: not valid JSON/) },
    expect.objectContaining({ id: 'd', question: 'Putin\u2028visit' }),
  ]);
  for (const line of lines.filter(({ error }) => !error)) answerJson.parse(line);
});

test('a batch without a fault ends with 0', async () => {
  expect((await run(['ask', '--batch'], { stdin: '{"id":"a","question":"x"}\n' })).code).toBe(0);
  expect(await run(['ask', '--batch'], { stdin: '' })).toMatchObject({ code: 0, stdout: '' });
});

test('a line longer than any question gives an error in its place, and the next is answered', async () => {
  const long = `{"id":"a","question":"${'x'.repeat(1_000_000)}"}`;
  const stdin = Buffer.from(`${long}\n{"id":"b","question":"визит Зардари"}\n${long}`);
  const { code, stdout } = await run(['ask', '--batch'], { stdin });
  expect(code).toBe(1);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { id: null, error: 'line 1: longer than 1000000 characters' },
    expect.objectContaining({ id: 'b', question: 'визит Зардари' }),
    { id: null, error: 'line 3: longer than 1000000 characters' },
  ]);
});
