import type { Asked } from './asked.ts';
import { shorten } from './cross-check.ts';
import type { Fault } from './fault.ts';
import { text } from './field.ts';
import { parseList } from './list.ts';
import { type Located, placeOf } from './located.ts';

/** The entries of `knowledge/out-of-scope.yaml`: questions that are not to be answered; faults land in `faults`. */
export function parseOutOfScope(yaml: string, file: string, faults: Fault[]): Located<string>[] {
  return parseList(yaml, text(), 'question', file, faults);
}

/** Questions that stand twice, or that a passage is said to answer. */
export function checkOutOfScope(
  entries: readonly Located<string>[],
  asked: readonly Located<Asked>[],
  faults: Fault[],
): void {
  const answered = new Map(
    asked.flatMap((entry) => entry.value.questions.map((question) => [wordsOf(question), entry] as const)),
  );
  const first = new Map<string, Located<unknown>>();
  for (const entry of entries) {
    const { value, file, lineOf } = entry;
    const words = wordsOf(value);
    const fault = (message: string) =>
      faults.push({ file, line: lineOf([]), message: `"${shorten(value)}" ${message}` });
    const [earlier, passage] = [first.get(words), answered.get(words)];
    if (earlier) fault(`already stands at ${placeOf(earlier)}`);
    else first.set(words, entry);
    if (passage) fault(`is what passage ${passage.value.passage} answers, by ${placeOf(passage)}`);
  }
}

/** What makes two questions the same: their words, however they are written. */
function wordsOf(question: string): string {
  const words = question
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? words.join(' ') : question;
}
