import { type Given, REQUIRED, readGiven } from '../import/details.ts';
import { FIELDS } from '../import/draft.ts';
import type { Quote } from '../knowledge/knowledge.ts';

/** The flags of import as commander gives them. */
export type ImportFlags = Partial<Record<(typeof FIELDS)[number], string>> & {
  readonly id?: string;
  readonly quote?: Quote;
  readonly yes?: true;
  readonly knowledge?: string;
};

/** What the flags say of the fields, `none` for one that there is not; or what is wrong with them. */
export function readFlags(flags: ImportFlags): { given: Given } | { problem: string } {
  const given: Given = {};
  for (const field of FIELDS) {
    const typed = flags[field];
    if (typed === undefined) continue;
    if (typed === 'none' && !REQUIRED.has(field)) {
      given[field] = null;
      continue;
    }
    const read = readGiven(field, typed);
    if ('problem' in read) return { problem: `--${field}: ${read.problem}` };
    given[field] = read.value;
  }
  return { given };
}
