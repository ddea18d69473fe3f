import MiniSearch from 'minisearch';
import type { Query } from './query.ts';

/** What the first stage found, by its place in the list of entries. */
export interface Candidate {
  readonly entry: number;
  /** BM25 over the question's words, each counted once, by the likeliest of its forms that the entry holds. */
  readonly score: number;
}

/** The first stage: an inverted index over each entry's stems. */
export interface Recall {
  /** All that hold a word of the question, best first; ties keep the order of the entries. */
  find(query: Query): Candidate[];
}

/** The first stage while it is being filled. */
export interface RecallBuilder extends Recall {
  add(entry: number, terms: readonly string[]): void;
  /** What `openRecall` reads. */
  toData(): RecallData;
}

/** An index as it is kept. */
export interface RecallData {
  /** In words. */
  readonly averageLength: number;
  /** Words of each entry. */
  readonly lengths: readonly number[];
  /**
   * Where each term stands: the first entry and how often there, then how many entries on and how often there, with
   * commas between. Most terms are never asked for: a text takes the least time and memory.
   */
  readonly postings: ReadonlyMap<string, string>;
}

/**
 * Once the rarest words have found so many entries, at least so many words having been looked for, the frequent ones
 * only add to those: in a large folder most of the time would go to entries that hold nothing else.
 */
const ENOUGH = 1000;
const LEAST_WORDS = 2;

/**
 * One field that holds title, heading and text: MiniSearch weighs rarity per field, and with a field of its own a
 * rare word in a wrong title wins.
 */
const OPTIONS = {
  fields: ['terms'],
  // The words come stemmed and stripped already, joined by spaces.
  tokenize: (terms: string) => terms.split(' '),
  processTerm: (term: string) => term,
};

type Document = { readonly id: number; readonly terms: string };

/** An index to fill. */
export function createRecall(): RecallBuilder {
  const index = new MiniSearch<Document>(OPTIONS);
  return {
    add(entry, terms) {
      index.add({ id: entry, terms: terms.join(' ') });
    },
    toData() {
      const { averageFieldLength, fieldLength, index: terms } = index.toJSON();
      return {
        averageLength: averageFieldLength[0] ?? 0,
        lengths: Object.values(fieldLength).map(([length = 0]) => length),
        postings: new Map(terms.map(([term, fields]) => [term, toPostings(fields['0'] as Frequencies)])),
      };
    },
    find: (query) => find(index, query),
  };
}

/** An index that was filled before. */
export function openRecall(data: RecallData): Recall {
  const index = new KeptIndex(data);
  return {
    find(query) {
      for (const { forms } of query.terms) for (const form of forms.keys()) index.take(form);
      return find(index, query);
    },
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
class KeptIndex extends MiniSearch<Document> {
  readonly #data: RecallData;
  /** Of a length, once for all entries that have it. */
  readonly #lengths = new Map<number, number[]>();

  constructor(data: RecallData) {
    super(OPTIONS);
    this.#data = data;
    this._documentCount = data.lengths.length;
    this._nextId = data.lengths.length;
    this._avgFieldLength = [data.averageLength];
  }

  take(term: string): void {
    const postings = this._index.has(term) ? undefined : this.#data.postings.get(term);
    if (postings === undefined) return;
    const numbers: number[] = JSON.parse(`[${postings}]`);
    const frequencies = new Map<number, number>();
    for (let i = 0, entry = 0; i < numbers.length; i += 2) {
      entry += numbers[i] ?? 0;
      frequencies.set(entry, numbers[i + 1] ?? 0);
      this._documentIds.set(entry, entry);
      this._fieldLength.set(entry, this.#lengthOf(entry));
    }
    this._index.set(term, new Map([[0, frequencies]]));
  }

  #lengthOf(entry: number): number[] {
    const length = this.#data.lengths[entry] ?? 0;
    const known = this.#lengths.get(length) ?? [length];
    this.#lengths.set(length, known);
    return known;
  }
}

function find(index: MiniSearch, query: Query): Candidate[] {
  const scores = new Map<number, number>();
  const rarestFirst = query.terms.toSorted((a, b) => b.weight / b.frame - a.weight / a.frame);
  for (const [i, { forms, frame }] of rarestFirst.entries()) {
    const known = i >= LEAST_WORDS && scores.size >= ENOUGH;
    const options = known ? { boostDocument: (id: number) => Number(scores.has(id)) } : {};
    const best = new Map<number, number>();
    for (const [form, likeness] of forms) {
      for (const { id, score } of index.search(form, options)) {
        const value = score * likeness * frame;
        if (value > (best.get(id) ?? 0)) best.set(id, value);
      }
    }
    for (const [entry, value] of best) scores.set(entry, (scores.get(entry) ?? 0) + value);
  }
  return [...scores]
    .map(([entry, score]) => ({ entry, score }))
    .sort((a, b) => b.score - a.score || a.entry - b.entry);
}
