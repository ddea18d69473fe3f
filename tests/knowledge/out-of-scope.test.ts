import { expect, test } from 'vitest';
import { formatFault } from '../../src/knowledge/fault.ts';
import { inspectKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

async function inspect(outOfScope: string) {
  const folder = await createFolder({
    'articles/visits.md': articleFile('visits', 'Zia flew to Moscow.'),
    'questions.yaml': '- { passage: visits#1, begins: Zia, en: [Where did Zia fly?] }\n',
    'out-of-scope.yaml': outOfScope,
  });
  const { knowledge, faults } = await inspectKnowledge(folder);
  return { knowledge, faults: faults.map((fault) => formatFault(fault).replaceAll(`${folder}/`, '')) };
}

test('questions out of scope are read in their order, in any language', async () => {
  const { knowledge, faults } = await inspect('# Cities\n- capital of Peru\n- "Сколько лет Риму?"\n');
  expect(faults).toEqual([]);
  expect(knowledge?.outOfScope).toEqual(['capital of Peru', 'Сколько лет Риму?']);
});

test.each([
  ['may be none yet', '# nothing\n', []],
  ['are a list', 'capital of Peru\n', ['out-of-scope.yaml:1: must be a list of questions']],
  [
    'are text',
    '- capital of Peru\n- 1948\n- ""\n',
    [
      'out-of-scope.yaml:2: question 2 of the file: Invalid input: expected string, received number',
      'out-of-scope.yaml:3: question 3 of the file: is empty',
    ],
  ],
  [
    'stand once, however they are written',
    '- Capital of Peru?\n\n- capital  of Peru\n',
    ['out-of-scope.yaml:3: "capital  of Peru" already stands at out-of-scope.yaml:1'],
  ],
  [
    'are none that a passage answers',
    '- where did Zia fly\n',
    ['out-of-scope.yaml:1: "where did Zia fly" is what passage visits#1 answers, by questions.yaml:1'],
  ],
])('questions out of scope %s', async (_why, outOfScope, expected) => {
  expect((await inspect(outOfScope)).faults).toEqual(expected);
});
