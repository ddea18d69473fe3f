import { explainDate } from '../calendar/date.ts';
import { type Clue, type Draft, FIELDS, type Field } from './draft.ts';
import { toLanguage } from './language-tag.ts';
import { toWebAddress } from './web-address.ts';

/** What a keeper says of a field: a value, or null where there is none. */
export type Given = Partial<Record<Field, string | null>>;

/** A field of an article's front matter as it will be written. */
export interface Detail {
  /** Undefined: nothing was found, which is a gap; null: there is none, and no line is written. */
  readonly value: string | null | undefined;
  /** Where it was found. */
  readonly where: string;
  /** Other values, to choose from. */
  readonly hints: readonly Clue[];
}

export type Details = Readonly<Record<Field, Detail>>;

/** Fields that an article cannot do without. */
export const REQUIRED: ReadonlySet<Field> = new Set(['title', 'publisher', 'language']);

/** Each field: what the keeper gave, else the best clue, else a gap. */
export function settle({ clues }: Pick<Draft, 'clues'>, given: Given): Details {
  const entries = FIELDS.map((field): [Field, Detail] => {
    const own = clues.filter((clue) => clue.field === field);
    const best = own.find(({ weak }) => !weak);
    const said = given[field];
    if (typeof said === 'string') return [field, { value: said, where: 'as you say', hints: [] }];
    if (best) return [field, { value: best.value, where: best.where, hints: othersOf(own, best) }];
    if (said === null) return [field, { value: null, where: 'as you say', hints: [] }];
    return [field, { value: undefined, where: 'not found', hints: own }];
  });
  return Object.fromEntries(entries) as Record<Field, Detail>;
}

/** A value that a person typed, as the front matter has it; or what is wrong with it. */
export function readGiven(field: Field, typed: string): { value: string } | { problem: string } {
  const text = typed.trim();
  if (text === '') return { problem: `${field} is empty` };
  if (field === 'published') {
    const fault = explainDate(text);
    return fault ? { problem: fault } : { value: text };
  }
  if (field === 'language') {
    const value = toLanguage(text);
    return value ? { value } : { problem: `"${text}" is not a language (such as en, ru or ur)` };
  }
  if (field === 'url') {
    const value = toWebAddress(text);
    return value ? { value } : { problem: `"${text}" is not an http or https address` };
  }
  return { value: text };
}

/** What the source says differently elsewhere: worth a keeper's look. */
function othersOf(clues: readonly Clue[], best: Clue): Clue[] {
  const seen = new Set([best.value.toLowerCase()]);
  return clues.filter(({ value, weak }) => {
    const isNew = !weak && !seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    return isNew;
  });
}
