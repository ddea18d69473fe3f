import type { Day } from '../calendar/date.ts';
import type { Features } from '../search/rank.ts';
import { createSearch } from '../search/search.ts';
import { STAGES } from '../search/stages.ts';
import { RANK_WEIGHTS } from '../search/weights.ts';
import type { Subject } from './fit-confidence.ts';
import { fitLogistic, type Observation } from './logistic.ts';

/** Set by hand: no set says enough about them. */
const BY_HAND: readonly string[] = ['date', 'importance', 'compiled'];
const NAMES = Object.keys(RANK_WEIGHTS).filter((name) => !BY_HAND.includes(name)) as Array<keyof Features>;

/** How strongly the weights in use, which larger sets were counted for, hold against the sets at hand. */
const PULL = 20;

/** Fits the second stage's weights, pair by pair: a right passage should score more than a wrong one beside it. */
export async function fitRanking(subjects: readonly Subject[], today: Day): Promise<Record<string, number>> {
  const rows: Observation[] = [];
  for (const { knowledge, questions } of subjects) {
    const search = await createSearch(knowledge, undefined, { ...STAGES, hits: 30 });
    for (const { question, passages } of questions) {
      const hits = search.ask(question, today).passages;
      const isRight = ({ passage }: (typeof hits)[number]) => passages.includes(passage.id);
      const pairs = hits.filter(isRight).flatMap((right) => {
        return hits.filter((hit) => !isRight(hit)).map((wrong) => [right.features, wrong.features] as const);
      });
      for (const [right, wrong] of pairs) {
        const values = NAMES.map((name) => right[name] - wrong[name]);
        rows.push({ values, isTrue: true, weight: 1 / pairs.length });
      }
    }
  }
  const start = NAMES.map((name) => RANK_WEIGHTS[name]);
  const weights = fitLogistic(
    rows,
    start,
    NAMES.map(() => PULL),
  );
  return Object.fromEntries(NAMES.map((name, i) => [name, weights[i] ?? 0]));
}
