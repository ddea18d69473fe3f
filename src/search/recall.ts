import MiniSearch, { type AsPlainObject } from 'minisearch';
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
  /** MiniSearch's own form, for `openRecall`. */
  toData(): RecallData;
}

export type RecallData = AsPlainObject;

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

/** An index to fill. */
export function createRecall(): RecallBuilder {
  const index = new MiniSearch<{ id: number; terms: string }>(OPTIONS);
  return {
    add(entry, terms) {
      index.add({ id: entry, terms: terms.join(' ') });
    },
    toData: () => index.toJSON(),
    find: (query) => find(index, query),
  };
}

/** Words of an index that is read at one go: in steps takes twice as long. */
const MOST_AT_ONCE = 5000;

/** An index that was filled before; reading a large one leaves the event loop its turns. */
export async function openRecall(data: RecallData): Promise<Recall> {
  const isSmall = data.index.length <= MOST_AT_ONCE && data.documentCount <= MOST_AT_ONCE;
  const index = isSmall ? MiniSearch.loadJS(data, OPTIONS) : await MiniSearch.loadJSAsync(data, OPTIONS);
  return { find: (query) => find(index, query) };
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
