import { isAnswerable, type Outcome } from './evaluate.ts';
import type { Question } from './questions.ts';
import { type Refusals, separation, traceRefusals } from './refusals.ts';
import { type Scores, scoreOutcomes } from './scores.ts';

/** A stretch of the questions that is told by itself: a set, a language, or all. */
export interface Group {
  readonly name: string;
  readonly rapport: Scores;
  readonly minisearch: Scores;
}

/** A question that went wrong. */
export interface Miss {
  readonly id: string;
  readonly question: string;
  readonly rank: number | null;
  readonly confidence: string | undefined;
  /** Ids; none, when nothing should have been found. */
  readonly wanted: readonly string[];
  readonly got: readonly string[];
}

/** Everything that a run has measured. */
export interface Report {
  readonly questions: number;
  readonly passages: number;
  readonly events: number;
  readonly rapport: Scores;
  readonly minisearch: Scores;
  readonly groups: readonly Group[];
  readonly refusals: readonly Refusals[];
  readonly separation: number | undefined;
  /** Without one stage each. */
  readonly ablations: ReadonlyArray<{
    readonly without: string;
    readonly scores: Scores;
    readonly separation: number | undefined;
  }>;
  /** Words of answerable questions that nothing knows, and how often they were asked, by language. */
  readonly unknown: ReadonlyArray<{
    readonly language: string;
    readonly words: Readonly<Record<string, number>>;
  }>;
  readonly missed: number;
  /** The worst first. */
  readonly misses: readonly Miss[];
  readonly seconds: number;
}

/** What was put to whom, in one order. */
export interface Run {
  readonly sets: ReadonlyArray<readonly [name: string, questions: readonly Question[]]>;
  readonly ours: readonly Outcome[];
  readonly theirs: readonly Outcome[];
  readonly ablated: ReadonlyArray<readonly [name: string, outcomes: readonly Outcome[]]>;
}

/** What a run comes to; `misses`: how many of the worst are told. */
export function toReport(
  { sets, ours, theirs, ablated }: Run,
  { misses, ...sizes }: Pick<Report, 'passages' | 'events' | 'seconds'> & { readonly misses: number },
): Report {
  const scored = (name: string, has: (question: Question) => boolean): Group => {
    const of = (outcomes: readonly Outcome[]) =>
      scoreOutcomes(outcomes.filter(({ question }) => has(question)));
    return { name, rapport: of(ours), minisearch: of(theirs) };
  };
  const languages = [...new Set(ours.map(({ question }) => question.language))];
  const all = scored('all', () => true);
  const missed = ours.filter((outcome) => badness(outcome) > 0).sort((a, b) => badness(b) - badness(a));
  return {
    ...sizes,
    questions: ours.length,
    rapport: all.rapport,
    minisearch: all.minisearch,
    groups: [
      ...sets.map(([name, questions]) => {
        const own = new Set(questions);
        return scored(name, (question) => own.has(question));
      }),
      ...(languages.length > 1
        ? languages.map((language) => scored(language, (question) => question.language === language))
        : []),
      ...(sets.length > 1 ? [all] : []),
    ],
    refusals: traceRefusals(ours),
    separation: separation(ours),
    ablations: ablated.map(([without, outcomes]) => ({
      without,
      scores: scoreOutcomes(outcomes),
      separation: separation(outcomes),
    })),
    unknown: languages.flatMap((language) => {
      const words = countUnknown(ours.filter(({ question }) => question.language === language));
      return Object.keys(words).length > 0 ? [{ language, words }] : [];
    }),
    missed: missed.length,
    misses: missed.slice(0, misses).map(({ question, rank, said }) => ({
      id: question.id,
      question: question.question,
      rank: rank ?? null,
      confidence: said.confidence,
      wanted: [...question.passages, ...question.events],
      got:
        question.passages.length > 0 || !isAnswerable(question)
          ? said.passages.slice(0, 3)
          : said.events.slice(0, 3),
    })),
  };
}

/** How wrong an answer is: 0 for a right one, more the further down what was wanted stands or the surer the falsehood. */
function badness({ question, rank, said }: Outcome): number {
  if (!isAnswerable(question)) return said.confidence === 'found' ? 1 + said.certainty : 0;
  const place = rank === undefined ? 1 : 1 - 1 / rank;
  return place + Number(said.confidence === 'nothing') * (rank === undefined ? 1 : 0.5);
}

function countUnknown(outcomes: readonly Outcome[]): Record<string, number> {
  const words = outcomes.filter(({ question }) => isAnswerable(question)).flatMap(({ said }) => said.unknown);
  const counted = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const);
  return Object.fromEntries(counted.sort((a, b) => b[1] - a[1]));
}
