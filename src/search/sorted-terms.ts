import type { Term } from './vocabulary.ts';

/** Stems and what is known of them, each under its place in their order. */
export interface TermColumns {
  /** By code units. */
  readonly terms: readonly string[];
  readonly dfs: readonly number[];
  /** A 1 for a name. */
  readonly names: string;
  /** A word as a text spells it; asked for of a few. */
  readonly surface: (at: number) => string;
}

/** Stems in their order, which is all that looking for similar ones takes: a tree of them is far larger. */
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
    for (let at = this.#place(prefix); terms[at]?.startsWith(prefix); at++) yield terms[at] as string;
  }

  /** Stems that so many letters too many, too few or other ones make of a word, and how many. */
  *near(word: string, most: number): Generator<readonly [term: string, known: Term, edits: number]> {
    const { terms } = this.columns;
    // A row of the edits of the word's beginnings for each letter of a stem: neighbours share the first of them.
    const rows = [Array.from({ length: word.length + 1 }, (_, i) => i)];
    let last = '';
    for (let at = 0; at < terms.length; ) {
      const term = terms[at] as string;
      let depth = commonPrefix(last, term);
      let least = 0;
      while (depth < term.length && least <= most) {
        least = fillRow(word, term.charCodeAt(depth), rows, depth + 1);
        depth++;
      }
      last = term;
      if (least > most) {
        // Nor can what goes on from here.
        at = this.#place(`${term.slice(0, depth)}\uffff`, at + 1);
        continue;
      }
      const edits = rows[term.length]?.[word.length] ?? Number.POSITIVE_INFINITY;
      if (edits <= most) yield [term, this.#at(at), edits];
      at++;
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
    const at = this.#place(term);
    return this.columns.terms[at] === term ? at : undefined;
  }

  /** Where a stem stands, or would. */
  #place(term: string, from = 0): number {
    const { terms } = this.columns;
    let [low, high] = [from, terms.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] as string) < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Fills a row of the table of edits in from the one before it; the least of it. */
function fillRow(word: string, letter: number, rows: number[][], at: number): number {
  const before = rows[at - 1] as number[];
  const row = rows[at] ?? [];
  rows[at] = row;
  row[0] = at;
  let least = at;
  for (let i = 1; i <= word.length; i++) {
    const edits = Math.min(
      (before[i - 1] as number) + (word.charCodeAt(i - 1) === letter ? 0 : 1),
      (before[i] as number) + 1,
      (row[i - 1] as number) + 1,
    );
    row[i] = edits;
    if (edits < least) least = edits;
  }
  return least;
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}
