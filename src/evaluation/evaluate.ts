import type { Event } from '../knowledge/event.ts';
import type { Passage } from '../knowledge/knowledge.ts';
import type { Confidence } from '../search/confidence.ts';
import { orderHits } from '../search/order.ts';
import type { Answer } from '../search/search.ts';
import { flatten, type Question } from './questions.ts';

/** What a system said to one question. */
export interface Said {
  /** Ids, best first. */
  readonly passages: readonly string[];
  readonly events: readonly string[];
  /** Ids of both, in the order in which a person is shown them. */
  readonly shown: readonly string[];
  /** Undefined for a system that never refuses. */
  readonly confidence: Confidence | undefined;
  /** 0–1. */
  readonly certainty: number;
  /** Of the best passage. */
  readonly excerpt: string;
  /** Words of the question that nothing resembles. */
  readonly unknown: readonly string[];
}

/** One question and how well it went. */
export interface Outcome {
  readonly question: Question;
  readonly said: Said;
  /**
   * Place from 1 of the first right passage among the passages, or, where the question's labels name only events,
   * of the first right event among the events; undefined where it was not among the first ten.
   */
  readonly rank: number | undefined;
  /** Place of the first thing labelled among all that a person is shown. */
  readonly shownRank: number | undefined;
  /** The excerpt holds one of the answering sentences; undefined where none is labelled. */
  readonly excerptHolds: boolean | undefined;
  readonly milliseconds: number;
}

/** How far down a right answer still counts. */
const DEPTH = 10;

/** Puts every question to a system. `now`: milliseconds from some fixed moment. */
export function putQuestions(
  questions: readonly Question[],
  answer: (question: string) => Said,
  now: () => number,
  progress?: (done: number, total: number) => void,
): Outcome[] {
  return questions.map((question, i) => {
    const began = now();
    const said = answer(question.question);
    const milliseconds = now() - began;
    const { passages, events, sentences } = question;
    const excerpt = flatten(said.excerpt);
    progress?.(i + 1, questions.length);
    return {
      question,
      said,
      rank: passages.length > 0 ? placeOf(passages, said.passages) : placeOf(events, said.events),
      shownRank: placeOf([...passages, ...events], said.shown),
      excerptHolds:
        sentences.length === 0 || passages.length === 0
          ? undefined
          : sentences.some((sentence) => excerpt.includes(flatten(sentence))),
      milliseconds,
    };
  });
}

/** Does the knowledge answer the question? */
export function isAnswerable({ passages, events }: Question): boolean {
  return passages.length + events.length > 0;
}

/** An answer as it is measured. */
export function toSaid(answer: Answer): Said {
  const { passages, events, confidence, certainty, unknown } = answer;
  return {
    passages: passages.map(({ passage }) => passage.id),
    events: events.map(({ event }) => event.id),
    shown: orderHits(answer).map((hit) => (hit.kind === 'event' ? hit.event.id : hit.passage.id)),
    confidence,
    certainty,
    excerpt: passages[0]?.excerpt.text ?? '',
    unknown,
  };
}

/** What lists of passages and events say, of a system that has no more than that. */
export function listsToSaid(passages: readonly Passage[], events: readonly Event[]): Said {
  return {
    passages: passages.map(({ id }) => id),
    events: events.map(({ id }) => id),
    shown: [],
    confidence: undefined,
    certainty: 0,
    excerpt: '',
    unknown: [],
  };
}

function placeOf(wanted: readonly string[], said: readonly string[]): number | undefined {
  const place = said.slice(0, DEPTH).findIndex((id) => wanted.includes(id));
  return place === -1 ? undefined : place + 1;
}
