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
  add(entry: number, terms: readonly string[]): void;
  /** All that hold a word of the question, best first; ties keep the order of the entries. */
  find(query: Query): Candidate[];
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
export function createRecall(): Recall {
  const index = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    // The words come stemmed and stripped already, joined by spaces.
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
  });
  return {
    add(entry, terms) {
      index.add({ id: entry, terms: terms.join(' ') });
    },
    find(query) {
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
    },
  };
}
