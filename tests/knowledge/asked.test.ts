import { expect, test } from 'vitest';
import { formatFault } from '../../src/knowledge/fault.ts';
import { inspectKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

const FACT =
  '- id: trade\n  fact: Trade was small.\n  confidence: confirmed\n  source_quality: good\n  sources:\n    - { title: A page, publisher: A paper, url: "https://example.org/" }\n';

async function inspect(questions: string, files: Record<string, string> = {}) {
  const folder = await createFolder({
    'articles/visits.md': articleFile('visits', 'Zia flew to Moscow.\n\nHe stayed for three days.'),
    'facts.yaml': FACT,
    'questions.yaml': questions,
    ...files,
  });
  const { knowledge, faults } = await inspectKnowledge(folder);
  return { knowledge, faults: faults.map((fault) => formatFault(fault).replace(`${folder}/`, '')) };
}

test('questions stand with the passage that answers them, in the order of the languages', async () => {
  const { knowledge, faults } = await inspect(
    '- passage: visits#2\n  begins: He stayed\n  ur: [کتنے دن]\n  en: [how long was Zia there]\n' +
      '- { passage: facts#trade, begins: Trade was, ru: [много ли торговали] }\n',
  );
  expect(faults).toEqual([]);
  expect(knowledge?.passages.map(({ id, asked }) => [id, asked])).toEqual([
    ['visits#1', []],
    ['visits#2', ['how long was Zia there', 'کتنے دن']],
    ['facts#trade', ['много ли торговали']],
  ]);
  expect(knowledge?.articles[0]?.passages[1]?.asked).toHaveLength(2);
});

test.each([
  ['may be empty', '# none yet\n', []],
  [
    'need a question',
    '- { passage: visits#1, begins: Zia }\n',
    ['questions.yaml:1: entry 1 of the file: an entry needs at least one question'],
  ],
  [
    'need a passage that is there',
    '- passage: visits#3\n  begins: Zia\n  en: [why]\n',
    ['questions.yaml:1: there is no passage "visits#3"'],
  ],
  [
    'notice that a paragraph has moved',
    '- passage: visits#2\n  begins: Zia flew\n  en: [who flew]\n',
    ['questions.yaml:2: passage visits#2 does not begin "Zia flew", but "He stayed for three days."'],
  ],
  [
    'stand in one place for each passage',
    '- { passage: visits#1, begins: Zia, en: [who flew] }\n- { passage: visits#1, begins: Zia, en: [where to] }\n',
    ['questions.yaml:2: passage visits#1 already has its questions at FOLDER/questions.yaml:1'],
  ],
  [
    'know no other language',
    '- { passage: visits#1, begins: Zia, en: [who], de: [wer] }\n',
    ['questions.yaml:1: entry 1 of the file: unknown key "de"'],
  ],
])('questions %s', async (_why, questions, expected) => {
  const { faults } = await inspect(questions);
  expect(faults.map((fault) => fault.replace(/ at .*\/questions/, ' at FOLDER/questions'))).toEqual(expected);
});

test.each([
  ['an article', 'visits#1', { 'articles/visits.md': '---\nid: visits\n---\n\nZia flew.\n' }],
  ['the facts', 'facts#trade', { 'facts.yaml': '- { id: trade }\n' }],
])('of %s with faults of its own it is not said that a passage is missing', async (_what, passage, files) => {
  const { faults } = await inspect(`- { passage: ${passage}, begins: Zia, en: [who] }\n`, files);
  expect(faults).not.toEqual([]);
  expect(faults.filter((fault) => fault.startsWith('questions.yaml'))).toEqual([]);
});
