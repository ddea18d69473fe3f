import { firstWords } from '../import/characters.ts';
import type { Details } from '../import/details.ts';
import { type Draft, FIELDS } from '../import/draft.ts';
import type { PreviewAnswer } from '../import/preview.ts';
import { GAP } from '../knowledge/gap.ts';
import { type Typesetter, toPrintable } from './terminal.ts';

/** An article before it is written. */
export interface ImportCard {
  readonly source: string;
  readonly file: string;
  readonly details: Details;
  readonly draft: Draft;
  readonly answers: readonly PreviewAnswer[];
}

/** More passages than this are counted, not listed; of what was left out, and of a passage, so many words are shown. */
const MOST_PASSAGES = 40;
const MOST_DROPPED = 12;
const PASSAGE_WORDS = 12;
const DROPPED_WORDS = 7;

/** What was found and where, the passages, what was left out, and how likely questions are answered. */
export function printCard({ source, file, details, draft, answers }: ImportCard, set: Typesetter): string {
  const lines = [`${set.style('bold', toPrintable(source))} → ${toPrintable(file)}`];
  for (const field of FIELDS) {
    const { value, where, hints } = details[field];
    const shown = value === undefined ? set.style('yellow', GAP) : toPrintable(value ?? 'none');
    lines.push(`  ${field.padEnd(10)} ${shown} ${set.style('dim', `(${toPrintable(where)})`)}`);
    for (const hint of hints.slice(0, 2)) {
      lines.push(set.style('dim', `             ${toPrintable(`${hint.where} says ${hint.value}`)}`));
    }
  }
  for (const remark of draft.remarks) lines.push(set.style('yellow', set.wrap(toPrintable(remark), 2)));
  return `${[...lines, ...printPassages(draft, set), ...printDropped(draft, set), ...printAnswers(answers, set)].join('\n')}\n`;
}

function printPassages({ blocks }: Draft, set: Typesetter): string[] {
  const count = blocks.filter(({ kind }) => kind === 'paragraph').length;
  const lines = [`  ${count} ${count === 1 ? 'passage' : 'passages'}`];
  let number = 0;
  for (const { kind, text } of blocks) {
    if (kind === 'paragraph') number++;
    const words = toPrintable(firstWords(text, PASSAGE_WORDS));
    if (number > MOST_PASSAGES) break;
    lines.push(
      kind === 'heading' ? `       ${set.style('bold', words)}` : `  ${String(number).padStart(4)} ${words}`,
    );
  }
  if (count > MOST_PASSAGES) lines.push(`       … and ${count - MOST_PASSAGES} more`);
  return lines;
}

function printDropped({ dropped }: Draft, set: Typesetter): string[] {
  if (dropped.length === 0) return [];
  const shown = dropped
    .slice(0, MOST_DROPPED)
    .map((line) => `“${toPrintable(firstWords(line, DROPPED_WORDS))}”`);
  const more = dropped.length > MOST_DROPPED ? ` and ${dropped.length - MOST_DROPPED} more` : '';
  return [set.style('dim', set.wrap(`left out: ${shown.join(' · ')}${more}`, 2))];
}

function printAnswers(answers: readonly PreviewAnswer[], set: Typesetter): string[] {
  const lines = answers.flatMap(({ question, confidence, passage, excerpt, own }) => {
    const place = passage === undefined || confidence === 'nothing' ? 'nothing found' : passage;
    const style = own && confidence !== 'nothing' ? 'green' : 'yellow';
    const found = confidence === 'nothing' ? '' : `: ${firstWords(toPrintable(excerpt), PASSAGE_WORDS)}`;
    return [`  “${toPrintable(question)}”`, `     ${set.style(style, place)}${found}`];
  });
  return lines.length === 0 ? [] : ['  likely questions, and what is found', ...lines];
}
