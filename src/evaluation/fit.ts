import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadKnowledge } from '../knowledge/load.ts';
import { fitConfidence, type Subject } from './fit-confidence.ts';
import { crossValidate, fitRanking, measureRanking } from './fit-ranking.ts';
import { parseQuestions } from './questions.ts';

/**
 * Prints the weights that the tuning sets ask for, to be copied into `src/search/weights.ts`, and how well weights do
 * on articles that they were not fitted to. The argument is a folder
 * about other things, with `articles/` and `questions.jsonl`; a reported set is never read.
 */
const [other] = process.argv.slice(2);
if (other === undefined)
  throw new Error('fit against what? npm run fit -- FOLDER, with articles/ and questions.jsonl');

const SETS = 'tests/answers';
const SMALL = 'kozin-2018';
/** Of all that is asked about, nothing depends on the day. */
const TODAY = '2026-01-01';

const own = await loadSubject(
  'knowledge',
  (await readdir(SETS)).filter((name) => name.endsWith('-tuning.jsonl')).map((name) => path.join(SETS, name)),
);
const elsewhere = await loadSubject(other, [path.join(other, 'questions.jsonl')]);
const passages = own.knowledge.passages.filter(({ article }) => article === SMALL);
const ids = new Set(passages.map(({ id }) => id));
const small: Subject = {
  knowledge: { ...own.knowledge, passages, events: [] },
  questions: own.questions.filter((question) => question.passages.some((id) => ids.has(id))),
};
const rounded = (numbers: Record<string, number>, digits = 2) =>
  Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, Number(number.toFixed(digits))]));

const [measured, beside] = [await measureRanking(own, TODAY), await measureRanking(elsewhere, TODAY)];
const fitted = {
  RANK_WEIGHTS: rounded(fitRanking([...measured, ...beside])),
  /** What the second stage's features are worth where nothing was fitted: weights of the other articles' questions. */
  crossValidated: rounded({ ...crossValidate(beside) }, 3),
  CONFIDENCE_WEIGHTS: rounded(await fitConfidence(own, small, elsewhere, TODAY)),
};
process.stdout.write(`${JSON.stringify(fitted, null, 2)}\n`);

async function loadSubject(folder: string, files: readonly string[]): Promise<Subject> {
  const knowledge = await loadKnowledge(folder);
  const sets = await Promise.all(
    files.map(async (file) => parseQuestions(await readFile(file, 'utf8'), file, knowledge)),
  );
  return { knowledge, questions: sets.flat() };
}
