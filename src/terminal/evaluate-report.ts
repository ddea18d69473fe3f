import type { Group, Report } from '../evaluation/report.ts';
import type { Scores } from '../evaluation/scores.ts';
import { printTable } from './table.ts';
import { type Typesetter, toPrintable } from './terminal.ts';

/** A report as tables that also are Markdown. */
export function printReport(report: Report, set: Typesetter): string {
  const { questions, passages, events, groups, seconds } = report;
  const known = `${passages} passages${events > 0 ? ` and ${events} events` : ''}`;
  return [
    set.style('bold', `${questions} questions, ${known}`),
    printRanks(groups),
    printLevels(groups),
    ...printRefusals(report),
    ...printAblations(report),
    ...report.unknown.map(({ language, words }) => {
      const list = Object.entries(words).map(([word, count]) => (count > 1 ? `${word} (${count})` : word));
      return `Words that nothing knows (${language}): ${toPrintable(list.join(', '))}`;
    }),
    printMisses(report),
    `Milliseconds a question: ${times('Rapport', report.rapport)}; ${times('MiniSearch', report.minisearch)}. ${seconds.toFixed(1)} s with everything.`,
    '',
  ].join('\n\n');
}

function printRanks(groups: readonly Group[]): string {
  const rows = groups
    .filter(({ rapport }) => rapport.answerable > 0)
    .map(({ name, rapport, minisearch }) => [
      toPrintable(name),
      String(rapport.answerable),
      ...ranks(rapport),
      ...[rapport.shown3, minisearch.hit1, minisearch.hit3].map(decimals),
    ]);
  return printTable(
    [
      [
        'answerable',
        'count',
        'hit@1',
        'hit@3',
        'MRR@10',
        'excerpt holds the answer',
        'shown@3',
        'MiniSearch as it comes: hit@1',
        'hit@3',
      ],
      ...rows,
    ],
    'lrrrrrrrr',
  );
}

function printLevels(groups: readonly Group[]): string {
  const row = (name: string, count: number, levels: Scores['answerableAs']) =>
    count === 0
      ? []
      : [
          [
            toPrintable(name),
            String(count),
            ...[levels?.found, levels?.perhaps, levels?.nothing].map(decimals),
          ],
        ];
  const rows = groups.flatMap(({ name, rapport }) => [
    ...row(`${name}, answerable`, rapport.answerable, rapport.answerableAs),
    ...row(`${name}, unanswerable`, rapport.unanswerable, rapport.unanswerableAs),
  ]);
  return printTable([['questions', 'count', 'found', 'perhaps', 'nothing'], ...rows], 'lrrrr');
}

function printRefusals({ refusals, separation }: Report): string[] {
  const [first] = refusals;
  if (!first) return [];
  const kinds = Object.keys(first.refused);
  const rows = refusals.map(({ threshold, level, kept, refused }) => [
    threshold.toFixed(3),
    decimals(kept),
    ...kinds.map((kind) => decimals(refused[kind])),
    level ? `from here: ${level}` : '',
  ]);
  const header = ['certainty', 'answerable kept', ...kinds.map((kind) => `${kind} refused`), ''];
  return [
    `An answerable question is surer than an unanswerable one ${decimals(separation)} of the time:`,
    printTable([header, ...rows], `rr${'r'.repeat(kinds.length)}l`),
  ];
}

function printAblations({ ablations, rapport, separation }: Report): string[] {
  if (ablations.length === 0) return [];
  const row = (name: string, scores: Scores, surer: number | undefined) => [
    name,
    ...ranks(scores),
    decimals(scores.shown3),
    decimals(surer),
  ];
  const rows = ablations.map(({ without, scores, separation }) => row(without, scores, separation));
  return [
    printTable(
      [
        ['without', 'hit@1', 'hit@3', 'MRR@10', 'excerpt', 'shown@3', 'answerable surer'],
        row('– (all of it)', rapport, separation),
        ...rows,
      ],
      'lrrrrrr',
    ),
  ];
}

function printMisses({ missed, misses }: Report): string {
  if (missed === 0) return 'No question was missed.';
  const rows = misses.map(({ id, question, wanted, got, rank, confidence }) => [
    id,
    toPrintable(question),
    wanted.join(' ') || 'nothing',
    got[0] ?? '–',
    rank === null ? '–' : String(rank),
    confidence ?? '',
  ]);
  if (rows.length === 0) return `${missed} missed; --misses lists the worst.`;
  const told = rows.length < missed ? `${missed} missed, the worst ${rows.length}:` : `${missed} missed:`;
  return `${told}\n\n${printTable([['id', 'question', 'wanted', 'first', 'rank', 'told as'], ...rows], 'llllrl')}`;
}

function ranks({ hit1, hit3, mrr10, excerpt }: Scores): string[] {
  return [hit1, hit3, mrr10, excerpt].map(decimals);
}

function times(name: string, { p50, p99 }: Scores): string {
  return `${name} p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}`;
}

function decimals(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}
