import type { Day } from '../calendar/date.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Signals } from '../search/confidence.ts';
import { createSearch, type Search } from '../search/search.ts';
import { CONFIDENCE_WEIGHTS } from '../search/weights.ts';
import { isAnswerable } from './evaluate.ts';
import { dot, fitLogistic, type Observation } from './logistic.ts';
import type { Question } from './questions.ts';

/** A knowledge and what is asked of it. */
export interface Subject {
  readonly knowledge: Knowledge;
  readonly questions: readonly Question[];
}

const NAMES = Object.keys(CONFIDENCE_WEIGHTS).filter((name) => name !== 'bias') as Array<keyof Signals>;

/** Draws each weight but the bias towards 0, so that a few odd questions move none of them far. */
const PULL = 1;

/**
 * Fits the confidence's weights. Answerable: the questions of both subjects, and their headings and titles, typed as
 * they stand. Unanswerable: their unanswerable questions, and all questions and titles of the one subject put to the
 * other. `small` is a part of `own` that is searched alone, so that the same weights hold for a small folder.
 */
export async function fitConfidence(own: Subject, small: Subject, other: Subject, today: Day) {
  const rows: Observation[] = [];
  const add = (search: Search, questions: readonly string[], isTrue: boolean, total: number) => {
    const measured = questions
      .map((question) => strongest(search, question, today))
      .filter((signals) => signals !== undefined);
    for (const signals of measured) rows.push({ values: signals, isTrue, weight: total / measured.length });
  };
  const asked = (questions: readonly Question[]) => questions.map(({ question }) => question);
  const answerable = own.questions.filter(isAnswerable);
  const kind = (prefix: string) => asked(own.questions.filter(({ id }) => id.startsWith(prefix)));
  const [headings, titles] = [headingsOf(own.knowledge), titlesOf(other.knowledge)];

  const whole = await createSearch(own.knowledge);
  add(whole, asked(answerable), true, 300);
  add(whole, headings, true, 20);
  add(whole, kind('off-'), false, 250);
  add(whole, kind('edge-'), false, 50);
  add(whole, asked(other.questions), false, 60);
  add(whole, titles, false, 20);
  const part = await createSearch(small.knowledge);
  add(part, asked(small.questions), true, 100);
  add(part, kind('off-'), false, 80);
  add(part, asked(other.questions), false, 30);
  add(part, titles, false, 10);
  const elsewhere = await createSearch(other.knowledge);
  add(elsewhere, asked(other.questions), true, 60);
  add(elsewhere, titles, true, 10);
  add(elsewhere, asked(answerable), false, 30);
  add(elsewhere, headings, false, 10);

  const start = [...NAMES.map(() => 0), 0];
  const weights = fitLogistic(rows, start, [...NAMES.map(() => PULL), 1e-6]);
  return Object.fromEntries([...NAMES, 'bias'].map((name, i): [string, number] => [name, weights[i] ?? 0]));
}

/** The signals of the surest hit, and the constant 1; undefined where nothing is found, or all is said without them. */
function strongest(search: Search, question: string, today: Day): number[] | undefined {
  const { passages, events, certainty } = search.ask(question, today);
  if (certainty === 1) return undefined;
  const now = NAMES.map((name) => CONFIDENCE_WEIGHTS[name]);
  const measured = [passages[0], events[0]].flatMap((hit) =>
    hit ? [NAMES.map((name) => hit.signals[name])] : [],
  );
  const [best] = measured.sort((a, b) => dot(now, b) - dot(now, a));
  return best && [...best, 1];
}

function headingsOf({ passages }: Knowledge): string[] {
  return [...new Set(passages.flatMap(({ heading }) => heading ?? []))];
}

function titlesOf({ articles }: Knowledge): string[] {
  return articles.map(({ source }) => source.title.replace(/ *\(.*/, ''));
}
