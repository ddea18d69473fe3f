import type { Confidence } from '../search/confidence.ts';
import { isAnswerable, type Outcome } from './evaluate.ts';

/** Shares in 0–1; undefined where no question of the kind was asked. */
export interface Scores {
  readonly answerable: number;
  readonly hit1: number | undefined;
  readonly hit3: number | undefined;
  readonly mrr10: number | undefined;
  /** Something right, passage or event, among the first three that a person is shown. */
  readonly shown3: number | undefined;
  readonly excerpt: number | undefined;
  /** Of the answerable questions: called found, perhaps, nothing. */
  readonly answerableAs: Record<Confidence, number> | undefined;
  readonly unanswerable: number;
  readonly unanswerableAs: Record<Confidence, number> | undefined;
  /** Milliseconds a question: the median, and what one of a hundred exceeds. */
  readonly p50: number;
  readonly p99: number;
}

/** What the outcomes come to. */
export function scoreOutcomes(outcomes: readonly Outcome[]): Scores {
  const answerable = outcomes.filter(({ question }) => isAnswerable(question));
  const unanswerable = outcomes.filter(({ question }) => !isAnswerable(question));
  const labelled = answerable.filter(({ excerptHolds }) => excerptHolds !== undefined);
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    answerable: answerable.length,
    hit1: share(answerable, ({ rank }) => Number(rank === 1)),
    hit3: share(answerable, ({ rank }) => Number(rank !== undefined && rank <= 3)),
    mrr10: share(answerable, ({ rank }) => (rank === undefined ? 0 : 1 / rank)),
    shown3: share(answerable, ({ shownRank }) => Number(shownRank !== undefined && shownRank <= 3)),
    excerpt: share(labelled, ({ excerptHolds }) => Number(excerptHolds)),
    answerableAs: levels(answerable),
    unanswerable: unanswerable.length,
    unanswerableAs: levels(unanswerable),
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function levels(outcomes: readonly Outcome[]): Record<Confidence, number> | undefined {
  if (outcomes.length === 0 || outcomes.some(({ said }) => said.confidence === undefined)) return undefined;
  const of = (level: Confidence) => share(outcomes, ({ said }) => Number(said.confidence === level)) ?? 0;
  return { found: of('found'), perhaps: of('perhaps'), nothing: of('nothing') };
}

function share(outcomes: readonly Outcome[], value: (outcome: Outcome) => number): number | undefined {
  if (outcomes.length === 0) return undefined;
  return outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length;
}
