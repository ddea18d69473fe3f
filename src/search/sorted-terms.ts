import { distance } from 'fastest-levenshtein';
import { firstFrom } from '../knowledge/pieces.ts';
import type { Term } from './vocabulary.ts';

/** Stems and what is known of them, each under its place in their order. */
export interface TermColumns {
  /** By code units. */
  readonly terms: readonly string[];
  readonly dfs: ArrayLike<number>;
  /** Of each stem what `lettersOf` gives. */
  readonly letters: ArrayLike<number>;
  /** A 1 for a name. */
  readonly names: string;
  /** A word as a text spells it; asked for of a few. */
  readonly surface: (at: number) => string;
}

/** Stems in their order; most that are not like a word differ from it in more letters than are looked for. */
export class SortedTerms {
  readonly columns: TermColumns;

  constructor(columns: TermColumns) {
    this.columns = columns;
  }

  static of(terms: ReadonlyMap<string, Term>): SortedTerms {
    const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
    return new SortedTerms({
      terms: sorted.map(([term]) => term),
      dfs: sorted.map(([, { df }]) => df),
      letters: sorted.map(([term]) => lettersOf(term)),
      names: sorted.map(([, { name }]) => (name ? '1' : '0')).join(''),
      surface: (at) => sorted[at]?.[1].surface ?? '',
    });
  }

  get size(): number {
    return this.columns.terms.length;
  }

  has(term: string): boolean {
    return this.#find(term) !== undefined;
  }

  get(term: string): Term | undefined {
    const at = this.#find(term);
    return at === undefined ? undefined : this.#at(at);
  }

  /** In how many passages a stem stands. */
  df(term: string): number {
    const at = this.#find(term);
    return at === undefined ? 0 : (this.columns.dfs[at] ?? 0);
  }

  *startingWith(prefix: string): Generator<string> {
    const { terms } = this.columns;
    for (let at = firstFrom(terms, prefix); terms[at]?.startsWith(prefix); at++) yield terms[at] as string;
  }

  /** Stems that so many letters too many, too few or other ones make of a word, and how many. */
  *near(word: string, most: number): Generator<readonly [term: string, known: Term, edits: number]> {
    const { terms, letters } = this.columns;
    for (const at of sharing(letters, lettersOf(word), most)) {
      const term = terms[at] as string;
      if (Math.abs(term.length - word.length) > most) continue;
      const edits = distance(term, word);
      if (edits <= most) yield [term, this.#at(at), edits];
    }
  }

  #at(at: number): Term {
    const { dfs, names, surface } = this.columns;
    return {
      df: dfs[at] ?? 0,
      name: names[at] === '1',
      get surface() {
        return surface(at);
      },
    };
  }

  #find(term: string): number | undefined {
    const at = firstFrom(this.columns.terms, term);
    return this.columns.terms[at] === term ? at : undefined;
  }
}

/** Which letters a word has: one edit takes no more than one of them away and adds no more than one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** The places of those whose letters lack at most so many of the wanted ones, and have at most so many others. */
function sharing(all: ArrayLike<number>, wanted: number, most: number): number[] {
  // A plain loop: measured, it takes a generator twice as long to look through a hundred thousand.
  const places: number[] = [];
  for (let at = 0; at < all.length; at++) {
    const letters = all[at] as number;
    if (!isMore(wanted & ~letters, most) && !isMore(letters & ~wanted, most)) places.push(at);
  }
  return places;
}

/** Are there more letters than so many? */
function isMore(letters: number, most: number): boolean {
  let rest = letters;
  for (let i = 0; i < most; i++) rest &= rest - 1;
  return rest !== 0;
}
