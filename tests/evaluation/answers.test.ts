import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseQuestions } from '../../src/evaluation/questions.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

const folder = new URL('../answers/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

test('every set of our own has a half for tuning and a half that is only reported', () => {
  const halves = (half: string) =>
    files.filter((name) => name.endsWith(`-${half}.jsonl`)).map((name) => name.replace(`-${half}`, ''));
  expect(halves('tuning')).toEqual(halves('reported'));
  expect(halves('tuning')).toHaveLength(files.length / 2);
});

test('our sets fit the knowledge that ships, ask nothing twice and keep what is unanswerable apart', async () => {
  const knowledge = await loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)));
  const ids = new Set<string>();
  const asked = new Set<string>();
  const wrong: string[] = [];
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    for (const { id, question, passages, events } of parseQuestions(text, name, knowledge)) {
      if (ids.has(id)) wrong.push(`${name}: ${id} is the id of another question too`);
      if (asked.has(question.toLowerCase())) wrong.push(`${name}: ${id} asks what another asks`);
      if ((passages.length + events.length === 0) !== name.startsWith('unanswerable-'))
        wrong.push(`${name}: ${id} stands in the wrong file, or its answers are missing`);
      ids.add(id);
      asked.add(question.toLowerCase());
    }
  }
  expect(wrong).toEqual([]);
});
