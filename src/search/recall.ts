import MiniSearch from 'minisearch';
import type { Query } from './query.ts';

/** What the first stage found, by its place in the list of entries. */
export interface Candidate {
  readonly entry: number;
  /** BM25 over the question's words, each word counted once. */
  readonly score: number;
}

/** The first stage: an inverted index over each entry's stems. */
export interface Recall {
  add(entry: number, terms: readonly string[]): void;
  /** All that hold a word of the question, best first; ties keep the order of the entries. */
  find(query: Query): Candidate[];
}

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
      const forms = [...query.matches.keys()];
      if (forms.length === 0) return [];
      const boost = (form: string) =>
        (query.matches.get(form) ?? []).reduce((best, [term, likeness]) => {
          return Math.max(best, likeness * (query.terms[term]?.frame ?? 1));
        }, 0);
      return (
        index
          .search(forms.join(' '), { boostTerm: boost })
          // MiniSearch multiplies by the number of words matched, which favours long passages: undone.
          .map((result) => ({ entry: Number(result.id), score: result.score / result.queryTerms.length }))
          .sort((a, b) => b.score - a.score || a.entry - b.entry)
      );
    },
  };
}
