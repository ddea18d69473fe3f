import { z } from 'zod';
import { checkIds } from './cross-check.ts';
import type { Fault } from './fault.ts';
import { id, text } from './field.ts';
import { parseList } from './list.ts';
import { type Located, placeOf } from './located.ts';

const LANGUAGES = ['en', 'ru', 'ur'] as const;

/** One name or notion with every way to write it: spellings, abbreviations and translations, the usual one first. */
export interface GlossaryEntry {
  readonly id: string;
  readonly en: readonly string[];
  readonly ru: readonly string[];
  readonly ur: readonly string[];
}

const forms = () => z.array(text(), 'must be a list of forms').default([]);
const entrySchema = z
  .strictObject({ id: id(), en: forms(), ru: forms(), ur: forms() })
  .refine(({ en, ru, ur }) => en.length + ru.length + ur.length >= 2, {
    error: 'an entry needs at least two forms: one alone leads nowhere',
  });

/** The entries of `knowledge/glossary.yaml`; what is wrong lands in `faults`, and then the result is not to be used. */
export function parseGlossary(yaml: string, file: string, faults: Fault[]): Located<GlossaryEntry>[] {
  const entries = parseList(yaml, entrySchema, 'entry', file, faults);
  checkIds(entries, faults);
  checkForms(entries, faults);
  return entries;
}

/** Of many unused entries a few show what is meant. */
const MOST_NAMED = 5;

/** A note, not a fault: entries that lead nowhere yet, because the knowledge has none of their English forms. */
export function findUnusedEntries(
  entries: readonly Located<GlossaryEntry>[],
  hasForm: (phrase: string) => boolean,
): Fault[] {
  const unused = entries.filter(({ value }) => !value.en.some(hasForm));
  const [first] = unused;
  if (!first) return [];
  const ids = unused.slice(0, MOST_NAMED).map(({ value }) => value.id);
  const more = unused.length - ids.length;
  const named = [ids.join(', '), more > 0 ? `and ${more} more` : ''].filter(Boolean).join(' ');
  const entry = unused.length === 1 ? 'entry' : 'entries';
  const message = `the knowledge has none of the English forms of ${unused.length} ${entry} yet: ${named}`;
  return [{ file: first.file, line: first.lineOf([]), message }];
}

/** A form that two entries of one language share: whoever asks with it would get both meanings. */
function checkForms(entries: readonly Located<GlossaryEntry>[], faults: Fault[]): void {
  for (const language of LANGUAGES) {
    const first = new Map<string, Located<unknown>>();
    for (const entry of entries) {
      for (const [index, form] of entry.value[language].entries()) {
        const folded = form.normalize('NFKC').toLowerCase();
        const earlier = first.get(folded);
        if (earlier) {
          const message = `${language}: "${form}" is already used at ${placeOf(earlier)}`;
          faults.push({ file: entry.file, line: entry.lineOf([language, index]), message });
        } else {
          first.set(folded, entry);
        }
      }
    }
  }
}
