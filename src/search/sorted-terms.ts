import type { Term } from './vocabulary.ts';

/** Stems and what is known of them, each under its place in their order. */
export interface TermColumns {
  /** By code units. */
  readonly terms: readonly string[];
  readonly dfs: ArrayLike<number>;
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
    const edits = createEdits(word, most);
    let last = '';
    for (let at = 0; at < terms.length; ) {
      const term = terms[at] as string;
      let depth = commonPrefix(last, term);
      let least = 0;
      while (depth < term.length && least <= most) least = edits.take(term.charCodeAt(depth), ++depth);
      last = term;
      if (least > most) {
        // Nor can what goes on from here.
        at = this.#behind(term.slice(0, depth), at);
        continue;
      }
      const all = edits.whole(term.length);
      if (all <= most) yield [term, this.#at(at), all];
      at++;
    }
  }

  /** The first stem behind one that does not begin as it does; few do. */
  #behind(prefix: string, at: number): number {
    const { terms } = this.columns;
    let [low, step] = [at + 1, 1];
    while (terms[low + step]?.startsWith(prefix)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, terms.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] as string).startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return low;
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
  #place(term: string): number {
    const { terms } = this.columns;
    let [low, high] = [0, terms.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] as string) < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * The table of edits that make a word of a stem, a row for each of the stem's letters, of which neighbours share the
 * first. What lies further from the middle than the edits that are allowed is never looked at.
 */
function createEdits(word: string, most: number) {
  const width = word.length + 2;
  let rows = new Uint8Array(width * 32).fill(most + 1);
  for (let i = 0; i <= Math.min(most, word.length); i++) rows[i] = i;
  return {
    /** Takes a letter at its place from 1; the least edits up to there. */
    take(letter: number, depth: number): number {
      if ((depth + 1) * width > rows.length) {
        const larger = new Uint8Array(rows.length * 2).fill(most + 1);
        larger.set(rows);
        rows = larger;
      }
      const [row, before] = [depth * width, (depth - 1) * width];
      const from = Math.max(0, depth - most);
      const to = Math.min(word.length, depth + most);
      let least = most + 1;
      if (from > 0) rows[row + from - 1] = most + 1;
      rows[row + to + 1] = most + 1;
      for (let i = from; i <= to; i++) {
        let edits = (rows[before + i] as number) + 1;
        if (i > 0) {
          const same = word.charCodeAt(i - 1) === letter ? 0 : 1;
          edits = Math.min(edits, (rows[before + i - 1] as number) + same, (rows[row + i - 1] as number) + 1);
        }
        rows[row + i] = edits;
        if (edits < least) least = edits;
      }
      return least;
    },
    /** Of a whole stem of this length. */
    whole: (length: number): number =>
      Math.abs(length - word.length) > most ? most + 1 : (rows[length * width + word.length] as number),
  };
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}
