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

/**
 * MiniSearch, and the scores that its `search` gives for one term without an object for every entry and without
 * sorting them: that took most of the time of a question over a large folder.
 */
export class OpenIndex extends MiniSearch<IndexedEntry> {
  constructor() {
    super(OPTIONS);
  }

  /** Gives each entry that holds a term and its score; of those alone that have one in `among`, if it is given. */
  eachScore(
    term: string,
    among: Float64Array | undefined,
    take: (entry: number, score: number) => void,
  ): void {
    const frequencies = this._index.get(term)?.get(0);
    if (!frequencies) return;
    const { k, b, d } = BM25;
    const [average = 0] = this._avgFieldLength;
    const holding = frequencies.size;
    const rarity = Math.log(1 + (this._documentCount - holding + 0.5) / (holding + 0.5));
    for (const [entry, count] of frequencies) {
      if (among && among[entry] === 0) continue;
      const length = this.lengthOf(entry);
      take(entry, rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average))));
    }
  }

  /** Of an entry, in words. */
  protected lengthOf(entry: number): number {
    return this._fieldLength.get(entry)?.[0] ?? 0;
  }
}
