import MiniSearch from 'minisearch';

/** An entry as MiniSearch takes it: its words stemmed and stripped already, joined by spaces. */
export interface IndexedEntry {
  /** Its place in the list of entries, in which order they are added. */
  readonly id: number;
  readonly terms: string;
}

/** MiniSearch's own figures for BM25+, named because scores are counted here too. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/**
 * One field that holds title, heading and text: MiniSearch weighs rarity per field, and with a field of its own a
 * rare word in a wrong title wins.
 */
const OPTIONS = {
  fields: ['terms'],
  tokenize: (terms: string) => terms.split(' '),
  processTerm: (term: string) => term,
  searchOptions: { bm25: BM25 },
};

/** Entries in their order, and how often a term stands in each. */
export interface Places {
  readonly entries: Uint32Array;
  readonly counts: ArrayLike<number>;
}

/** Entries in their order, and what a term scores in each. */
export interface Scores {
  readonly entries: Uint32Array;
  readonly scores: Float64Array;
}

/**
 * MiniSearch, and the scores that its `search` gives for one term without an object for every entry and without
 * sorting them: that took most of the time of a question over a large folder.
 */
export class OpenIndex extends MiniSearch<IndexedEntry> {
  readonly #scores = new Map<string, Scores>();

  constructor() {
    super(OPTIONS);
  }

  override add(entry: IndexedEntry): void {
    this.#scores.clear();
    super.add(entry);
  }

  /** Undefined for a term that stands nowhere. */
  scoresOf(term: string): Scores | undefined {
    let scores = this.#scores.get(term);
    if (scores) return scores;
    const places = this.placesOf(term);
    if (!places) return undefined;
    scores = { entries: places.entries, scores: this.#score(places) };
    this.#scores.set(term, scores);
    return scores;
  }

  #score({ entries, counts }: Places): Float64Array {
    const { k, b, d } = BM25;
    const [average = 0] = this._avgFieldLength;
    const holding = entries.length;
    const rarity = Math.log(1 + (this._documentCount - holding + 0.5) / (holding + 0.5));
    const scores = new Float64Array(holding);
    for (let i = 0; i < holding; i++) {
      const count = counts[i] as number;
      const length = this.lengthOf(entries[i] as number);
      scores[i] = rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average)));
    }
    return scores;
  }

  protected placesOf(term: string): Places | undefined {
    const frequencies = this._index.get(term)?.get(0);
    return (
      frequencies && { entries: Uint32Array.from(frequencies.keys()), counts: [...frequencies.values()] }
    );
  }

  /** Of an entry, in words. */
  protected lengthOf(entry: number): number {
    return this._fieldLength.get(entry)?.[0] ?? 0;
  }
}
