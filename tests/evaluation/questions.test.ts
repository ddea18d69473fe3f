import { expect, test } from 'vitest';
import { parseQuestions } from '../../src/evaluation/questions.ts';
import { KnowledgeError } from '../../src/knowledge/fault.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

const visit = `- id: visit-1965
  date: 1965-04-03
  title: A visit
  summary: The president went to Moscow.
  sources: [{ title: T, publisher: P, url: 'https://example.org/', published: null, supports: the visit }]
`;

const told = async (labels: object) => {
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'The visit began on 3 April.\nIt was the first.\n\nThe war ended.'),
    'events/1960s.yaml': visit,
  });
  const line = `${JSON.stringify({ id: 'q', question: 'When?', ...labels })}\n`;
  try {
    return parseQuestions(line, 'q.jsonl', await loadKnowledge(folder));
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults.map(({ message }) => message);
    throw error;
  }
};

test.each([
  ['a passage that is not there', { passages: ['a#3'] }, 'passages: there is no "a#3"'],
  ['an event that is not there', { events: ['visit-1956'] }, 'events: there is no "visit-1956"'],
  [
    'a sentence of another passage',
    { passages: ['a#1'], sentences: ['The war ended.'] },
    'sentences: none of its passages holds "The war ended."',
  ],
  [
    'a sentence without a passage',
    { events: ['visit-1965'], sentences: ['The war ended.'] },
    'sentences: none of its passages holds "The war ended."',
  ],
])('%s is a fault', async (_, labels, fault) => {
  expect(await told(labels)).toEqual([fault]);
});

test('a sentence is looked for in all the passages, whatever its line ends', async () => {
  const labels = {
    passages: ['a#2', 'a#1'],
    events: ['visit-1965'],
    sentences: ['The visit began on 3 April.\nIt was the first.'],
  };
  expect(await told(labels)).toEqual([{ id: 'q', question: 'When?', language: 'en', ...labels }]);
});
