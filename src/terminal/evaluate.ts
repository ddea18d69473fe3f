import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Outcome, putQuestions, type Scores, scoreOutcomes, toSaid } from '../evaluation/evaluate.ts';
import { parseQuestions } from '../evaluation/questions.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createBaseline } from '../search/baseline.ts';
import { createSearch } from '../search/search.ts';
import { createProgress } from './progress.ts';
import { printTable } from './table.ts';
import { createTypesetter, type TerminalContext, type Typesetter, toPrintable, write } from './terminal.ts';

/** What to measure: a question set, over a knowledge folder. */
export interface EvaluateOptions {
  /** A file of questions, or a folder that holds `questions.jsonl`. */
  readonly set: string;
  readonly knowledge: string;
  readonly json: boolean;
}

/** Puts a question set to the search and to MiniSearch as it comes, and prints both and what was missed. */
export async function evaluate(
  options: EvaluateOptions,
  { streams, now, today }: TerminalContext,
): Promise<number> {
  const began = now();
  const file = (await stat(options.set)).isDirectory()
    ? path.join(options.set, 'questions.jsonl')
    : options.set;
  const steps = (label: string) => createProgress(label, streams, now);
  const reading = steps('Reading');
  const knowledge = await loadKnowledge(options.knowledge, reading.report);
  reading.stop();
  const questions = parseQuestions(await readFile(file, 'utf8'), file, knowledge);

  const indexing = steps('Indexing');
  const search = await createSearch(knowledge, indexing.report);
  indexing.stop();
  const asking = steps('Asking');
  const asked = now();
  const ours = putQuestions(
    questions,
    (question) => {
      const { confidence, passages } = search.ask(question, today);
      return {
        passages: passages.map(({ passage }) => passage.id),
        confidence,
        excerpt: passages[0]?.excerpt.text ?? '',
      };
    },
    asking.report,
  );
  asking.stop();
  const answered = now();
  const baseline = createBaseline(knowledge.passages);
  const theirs = putQuestions(questions, (question) => toSaid(baseline(question)));

  const report: Report = {
    set: file,
    passages: knowledge.passages.length,
    questions: questions.length,
    rapport: scoreOutcomes(ours),
    minisearch: scoreOutcomes(theirs),
    misses: ours.filter(isMiss),
    seconds: (now() - began) / 1000,
    perQuestion: (answered - asked) / questions.length,
  };
  const text = options.json
    ? `${JSON.stringify(toJson(report))}\n`
    : print(report, await createTypesetter(streams.stdout));
  await write(streams.stdout, text);
  return 0;
}

interface Report {
  readonly set: string;
  readonly passages: number;
  readonly questions: number;
  readonly rapport: Scores;
  readonly minisearch: Scores;
  readonly misses: readonly Outcome[];
  readonly seconds: number;
  /** Milliseconds. */
  readonly perQuestion: number;
}

/** Answerable and not first, or unanswerable and called found. */
function isMiss({ question, rank, said }: Outcome): boolean {
  if (question.passages.length > 0) return rank !== 1;
  return question.events.length === 0 && said.confidence === 'found';
}

function toJson({ misses, ...report }: Report) {
  return {
    ...report,
    misses: misses.map(({ question, rank, said }) => ({
      id: question.id,
      question: question.question,
      rank: rank ?? null,
      confidence: said.confidence,
      wanted: question.passages,
      got: said.passages.slice(0, 3),
    })),
  };
}

function print(report: Report, set: Typesetter): string {
  const { rapport, minisearch } = report;
  const row = (name: string, scores: Scores) => [
    name,
    ...[scores.hit1, scores.hit3, scores.mrr10, scores.excerpt].map(decimals),
  ];
  const refusals = (name: string, count: number, levels: Scores['answerableAs']) => [
    name,
    String(count),
    ...[levels?.found, levels?.perhaps, levels?.nothing].map(decimals),
  ];
  const misses = report.misses.map(({ question, rank, said }) => [
    question.id,
    toPrintable(question.question),
    question.passages.length === 0 ? 'none' : question.passages.join(' '),
    said.passages[0] ?? '–',
    rank === undefined ? '–' : String(rank),
  ]);
  return [
    set.style('bold', `${report.set}: ${report.questions} questions, ${report.passages} passages`),
    printTable(
      [
        ['', 'hit@1', 'hit@3', 'MRR@10', 'excerpt holds the answer'],
        row('Rapport', rapport),
        row('MiniSearch as it comes', { ...minisearch, excerpt: undefined }),
      ],
      'lrrrr',
    ),
    printTable(
      [
        ['questions', 'count', 'found', 'perhaps', 'nothing'],
        refusals('answerable', rapport.answerable, rapport.answerableAs),
        refusals('unanswerable', rapport.unanswerable, rapport.unanswerableAs),
      ],
      'lrrrr',
    ),
    misses.length === 0
      ? 'No question was missed.'
      : `${misses.length} missed:\n\n${printTable([['id', 'question', 'wanted', 'first', 'rank'], ...misses], 'llllr')}`,
    `${report.perQuestion.toFixed(2)} ms a question; ${report.seconds.toFixed(1)} s with everything`,
    '',
  ].join('\n\n');
}

function decimals(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}
