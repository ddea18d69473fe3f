import type { Day } from '../calendar/date.ts';
import type { Features } from '../search/rank.ts';
import { createSearch } from '../search/search.ts';
import { STAGES } from '../search/stages.ts';
import { RANK_WEIGHTS } from '../search/weights.ts';
import type { Subject } from './fit-confidence.ts';
import { dot, fitLogistic, type Observation } from './logistic.ts';

/** Set by hand: no set says enough about them. */
const BY_HAND: readonly string[] = ['date', 'importance', 'compiled'];
const NAMES = Object.keys(RANK_WEIGHTS).filter((name) => !BY_HAND.includes(name)) as Array<keyof Features>;

/** How strongly the weights in use, which larger sets were counted for, hold against the sets at hand. */
const PULL = 20;

/** One question's candidates for the second stage, measured. */
export interface Measured {
  /** The article of the first right passage. */
  readonly article: string;
  readonly candidates: ReadonlyArray<{ readonly values: readonly number[]; readonly isRight: boolean }>;
}

/** Measures what the first stage finds for each question that a passage answers. */
export async function measureRanking({ knowledge, questions }: Subject, today: Day): Promise<Measured[]> {
  const search = await createSearch(knowledge, undefined, { ...STAGES, hits: 30 });
  const articles = new Map(knowledge.passages.map(({ id, article }) => [id, article]));
  return questions
    .filter(({ passages }) => passages.length > 0)
    .map(({ question, passages }) => ({
      article: articles.get(passages[0] ?? '') ?? '',
      candidates: search.ask(question, today).passages.map(({ passage, features }) => ({
        values: NAMES.map((name) => features[name]),
        isRight: passages.includes(passage.id),
      })),
    }));
}

/** Fits the second stage's weights, pair by pair: a right passage should score more than a wrong one beside it. */
export function fitRanking(measured: readonly Measured[]): Record<string, number> {
  const weights = fitPairs(
    measured,
    NAMES.map((name) => RANK_WEIGHTS[name]),
    PULL,
  );
  return Object.fromEntries(NAMES.map((name, i) => [name, weights[i] ?? 0]));
}

/**
 * The shares of questions whose first, and one of whose first three passages is right, when each article's questions are
 * ranked by weights that were fitted to the other articles' alone, from nothing.
 */
export function crossValidate(measured: readonly Measured[]): { hit1: number; hit3: number } {
  const articles = [...new Set(measured.map(({ article }) => article))].sort();
  const foldOf = new Map(articles.map((article, i) => [article, i % FOLDS]));
  let [hit1, hit3] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const [held, others] = [true, false].map((isHeld) =>
      measured.filter(({ article }) => (foldOf.get(article) === fold) === isHeld),
    ) as [Measured[], Measured[]];
    const weights = fitPairs(
      others,
      NAMES.map(() => 0),
      LOOSE,
    );
    for (const { candidates } of held) {
      const ranked = candidates.toSorted((a, b) => dot(weights, b.values) - dot(weights, a.values));
      hit1 += Number(ranked[0]?.isRight === true);
      hit3 += Number(ranked.slice(0, 3).some(({ isRight }) => isRight));
    }
  }
  return { hit1: hit1 / measured.length, hit3: hit3 / measured.length };
}

const FOLDS = 10;
/** Enough to keep two weights that say the same from growing against each other. */
const LOOSE = 1;

/** What wins is settled among so many: of all wrong passages of a question only those that score best are looked at. */
const RIVALS = 3;
/** Other weights have other rivals. */
const ROUNDS = 3;

function fitPairs(measured: readonly Measured[], start: readonly number[], pull: number): number[] {
  let weights: readonly number[] | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const observations = measured.flatMap(({ candidates }) => observe(candidates, weights));
    weights = fitLogistic(
      observations,
      start,
      start.map(() => pull),
    );
  }
  return [...(weights ?? start)];
}

/** One question's pairs, which together count as one: a right passage beside each wrong one, or beside its rivals. */
function observe(candidates: Measured['candidates'], weights: readonly number[] | undefined): Observation[] {
  const pairs = candidates
    .filter(({ isRight }) => isRight)
    .flatMap((right) =>
      candidates
        .filter(({ isRight }) => !isRight)
        .map((wrong) => right.values.map((value, i) => value - (wrong.values[i] ?? 0))),
    );
  const nearest = weights
    ? pairs.toSorted((a, b) => dot(weights, a) - dot(weights, b)).slice(0, RIVALS)
    : pairs;
  return nearest.map((values) => ({ values, isTrue: true, weight: 1 / nearest.length }));
}
