import { z } from 'zod';
import { articleOf, shorten } from './cross-check.ts';
import type { Fault } from './fault.ts';
import { text } from './field.ts';
import { parseList } from './list.ts';
import { type Located, placeOf } from './located.ts';

/** How people ask for what a passage tells, in words that need not be the passage's own. */
export interface Asked {
  readonly passage: string;
  /** The passage's first words, word for word: a paragraph that has moved is noticed. */
  readonly begins: string;
  readonly questions: readonly string[];
}

const questions = () => z.array(text(), 'must be a list of questions').default([]);
const schema = z
  .strictObject({ passage: text(), begins: text(), en: questions(), ru: questions(), ur: questions() })
  .refine(({ en, ru, ur }) => en.length + ru.length + ur.length > 0, 'an entry needs at least one question')
  .transform(
    ({ passage, begins, en, ru, ur }): Asked => ({ passage, begins, questions: [...en, ...ru, ...ur] }),
  );

/** The entries of `knowledge/questions.yaml`; what is wrong lands in `faults`. */
export function parseAsked(yaml: string, file: string, faults: Fault[]): Located<Asked>[] {
  return parseList(yaml, schema, 'entry', file, faults);
}

/**
 * Entries that name no passage, one that begins otherwise, or the passage of another entry. `isBroken`: what an
 * article, or the facts, hold is not known until faults of their own are mended.
 */
export function checkAsked(
  entries: readonly Located<Asked>[],
  passageText: (id: string) => string | undefined,
  isBroken: (article: string) => boolean,
  faults: Fault[],
): void {
  const first = new Map<string, Located<unknown>>();
  for (const entry of entries) {
    const { value, file, lineOf } = entry;
    const earlier = first.get(value.passage);
    const found = passageText(value.passage);
    const fault = (key: keyof Asked, message: string) => faults.push({ file, line: lineOf([key]), message });
    if (earlier)
      fault('passage', `passage ${value.passage} already has its questions at ${placeOf(earlier)}`);
    else first.set(value.passage, entry);
    if (found === undefined) {
      if (!isBroken(articleOf(value.passage))) fault('passage', `there is no passage "${value.passage}"`);
    } else if (!found.startsWith(value.begins)) {
      fault('begins', `passage ${value.passage} does not begin "${value.begins}", but "${shorten(found)}"`);
    }
  }
}
