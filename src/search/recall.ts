import MiniSearch from 'minisearch';
import type { Query } from './query.ts';

/** A passage that the first stage found, by its place in the list of passages. */
export interface Candidate {
  readonly passage: number;
  /** BM25 over the question's words, each word counted once. */
  readonly score: number;
}

/** The first stage: an inverted index over each passage's stems. */
export interface Recall {
  add(passage: number, terms: readonly string[]): void;
  /** At most `most` candidates, best first; ties keep the order of the passages. */
  find(query: Query, most: number): Candidate[];
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
    add(passage, terms) {
      index.add({ id: passage, terms: terms.join(' ') });
    },
    find(query, most) {
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
          .map((result) => ({ passage: Number(result.id), score: result.score / result.queryTerms.length }))
          .sort((a, b) => b.score - a.score || a.passage - b.passage)
          .slice(0, most)
      );
    },
  };
}
