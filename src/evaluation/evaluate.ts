import type { Passage } from '../knowledge/knowledge.ts';
import type { Confidence } from '../search/confidence.ts';
import { flatten, type Question } from './questions.ts';

/** What a system said to one question. */
export interface Said {
  /** Passage ids, best first. */
  readonly passages: readonly string[];
  /** Undefined for a system that never refuses. */
  readonly confidence: Confidence | undefined;
  /** Of the best passage. */
  readonly excerpt: string;
}

/** One question and how well it went. */
export interface Outcome {
  readonly question: Question;
  readonly said: Said;
  /** Place of the first right passage from 1; undefined where it was not among the ten shown. */
  readonly rank: number | undefined;
  /** The excerpt holds one of the answering sentences; undefined where none is labelled. */
  readonly excerptHolds: boolean | undefined;
}

/** Shares in 0–1; undefined where no question of the kind was asked. */
export interface Scores {
  readonly answerable: number;
  readonly hit1: number | undefined;
  readonly hit3: number | undefined;
  readonly mrr10: number | undefined;
  readonly excerpt: number | undefined;
  /** Of the answerable questions: called found, perhaps, nothing. */
  readonly answerableAs: Record<Confidence, number> | undefined;
  readonly unanswerable: number;
  readonly unanswerableAs: Record<Confidence, number> | undefined;
}

/** How far down a right passage still counts. */
const DEPTH = 10;

/** Puts every question to a system. */
export function putQuestions(
  questions: readonly Question[],
  answer: (question: string) => Said,
  progress?: (done: number, total: number) => void,
): Outcome[] {
  return questions.map((question, i) => {
    const said = answer(question.question);
    const place = said.passages.slice(0, DEPTH).findIndex((id) => question.passages.includes(id));
    const excerpt = flatten(said.excerpt);
    progress?.(i + 1, questions.length);
    return {
      question,
      said,
      rank: place === -1 ? undefined : place + 1,
      excerptHolds:
        question.sentences.length === 0
          ? undefined
          : question.sentences.some((sentence) => excerpt.includes(flatten(sentence))),
    };
  });
}

/** What the outcomes come to. */
export function scoreOutcomes(outcomes: readonly Outcome[]): Scores {
  const answerable = outcomes.filter(({ question }) => question.passages.length > 0);
  const unanswerable = outcomes.filter(
    ({ question }) => question.passages.length + question.events.length === 0,
  );
  const labelled = answerable.filter(({ excerptHolds }) => excerptHolds !== undefined);
  return {
    answerable: answerable.length,
    hit1: share(answerable, ({ rank }) => Number(rank === 1)),
    hit3: share(answerable, ({ rank }) => Number(rank !== undefined && rank <= 3)),
    mrr10: share(answerable, ({ rank }) => (rank === undefined ? 0 : 1 / rank)),
    excerpt: share(labelled, ({ excerptHolds }) => Number(excerptHolds)),
    answerableAs: levels(answerable),
    unanswerable: unanswerable.length,
    unanswerableAs: levels(unanswerable),
  };
}

/** What a list of passages says, for a system that has no more than that. */
export function toSaid(passages: readonly Passage[]): Said {
  return { passages: passages.map(({ id }) => id), confidence: undefined, excerpt: '' };
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
