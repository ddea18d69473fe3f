import { OpenIndex } from './open-index.ts';

/** An index as it is kept. */
export interface KeptIndexData {
  /** In words. */
  readonly averageLength: number;
  /** Words of each entry. */
  readonly lengths: ArrayLike<number>;
  /**
   * Where a term stands: the first entry and how often there, then how many entries on and how often there, with
   * commas between. Most terms are never asked for: a text takes the least time and memory.
   */
  readonly postings: (term: string) => string | undefined;
}

/** An index to be kept: the postings of all its terms. */
export interface IndexToKeep extends Omit<KeptIndexData, 'postings' | 'lengths'> {
  readonly lengths: readonly number[];
  readonly postings: ReadonlyMap<string, string>;
}

/** An index to be kept. */
export function toKeptData(index: OpenIndex): IndexToKeep {
  const { averageFieldLength, fieldLength, index: terms } = index.toJSON();
  return {
    averageLength: averageFieldLength[0] ?? 0,
    lengths: Object.values(fieldLength).map(([length = 0]) => length),
    postings: new Map(terms.map(([term, fields]) => [term, toPostings(fields['0'] as Frequencies)])),
  };
}

/** How often a term stands in each entry that holds it; their places ascend, as an object's numbers do. */
type Frequencies = Readonly<Record<string, number>>;

function toPostings(frequencies: Frequencies): string {
  let last = 0;
  return Object.entries(frequencies)
    .map(([entry, count]) => {
      const step = Number(entry) - last;
      last = Number(entry);
      return `${step},${count}`;
    })
    .join(',');
}

/** MiniSearch over what was kept of one, of which it is given the terms that are asked for. */
export class KeptIndex extends OpenIndex {
  readonly #data: KeptIndexData;

  constructor(data: KeptIndexData) {
    super();
    this.#data = data;
    this._documentCount = data.lengths.length;
    this._nextId = data.lengths.length;
    this._avgFieldLength = [data.averageLength];
  }

  override eachScore(
    term: string,
    among: Float64Array | undefined,
    take: (entry: number, score: number) => void,
  ): void {
    if (!this._index.has(term)) this.#read(term);
    super.eachScore(term, among, take);
  }

  protected override lengthOf(entry: number): number {
    return this.#data.lengths[entry] ?? 0;
  }

  #read(term: string): void {
    const postings = this.#data.postings(term);
    if (postings === undefined) return;
    const numbers: number[] = JSON.parse(`[${postings}]`);
    const frequencies = new Map<number, number>();
    for (let i = 0, entry = 0; i < numbers.length; i += 2) {
      entry += numbers[i] ?? 0;
      frequencies.set(entry, numbers[i + 1] ?? 0);
    }
    this._index.set(term, new Map([[0, frequencies]]));
  }
}
