import { skeletonOf } from './skeleton.ts';
import { SortedTerms } from './sorted-terms.ts';
import { resolveWord } from './spelling.ts';
import type { Thesaurus } from './thesaurus.ts';
import type { Token } from './tokens.ts';

/** What the index knows of one stem. */
export interface Term {
  /** In how many passages it stands. */
  df: number;
  /** A word as a text spells it, for suggestions. */
  surface: string;
  /** Never written with a small letter: a name. */
  name: boolean;
}

/** The stems of all passages, with what a question's words are weighed and repaired by. */
export interface Vocabulary {
  readonly passages: number;
  get(term: string): Term | undefined;
  /** How telling a stem is, from how few passages hold it (BM25's inverse document frequency, in nats). */
  idf(term: string): number;
  /** Known stems that an unknown one may stand for, with a likeness in 0–1, best first. */
  resolve(token: Token): Array<readonly [term: string, likeness: number]>;
  /** Names that several passages, but not most, speak of, as the texts spell them, the most frequent first. */
  readonly names: readonly string[];
}

/** What a vocabulary is made of: collected once, and kept. */
export interface VocabularyData {
  readonly passages: number;
  readonly terms: SortedTerms;
  /** Names of one sound of their consonants. */
  readonly soundingLike: (skeleton: string) => readonly string[];
  /** Of the vocabulary. */
  readonly names: readonly string[];
}

/** A vocabulary's data to be kept. */
export interface CollectedVocabulary extends VocabularyData {
  readonly skeletons: ReadonlyMap<string, readonly string[]>;
}

/** Collects passages' words; `finish` gives what was collected. */
export function collectVocabulary(): {
  /** `asked`: words by which people ask for the text. */
  add(text: string, tokens: readonly Token[], asked: readonly Token[]): void;
  finish(): CollectedVocabulary;
} {
  const terms = new Map<string, Term>();
  const skeletons = new Map<string, string[]>();
  let passages = 0;
  return {
    add(text, tokens, asked) {
      passages++;
      const seen = new Set<string>();
      for (const { term, word, start, end, capital } of tokens) {
        if (seen.has(term)) continue;
        seen.add(term);
        const known = terms.get(term);
        const isName = capital && /^\p{L}/u.test(word);
        if (known) {
          known.df++;
          known.name &&= isName;
          continue;
        }
        terms.set(term, { df: 1, surface: text.slice(start, end), name: isName });
        if (capital) {
          const skeleton = skeletonOf(word);
          const names = skeletons.get(skeleton);
          if (names) names.push(term);
          else skeletons.set(skeleton, [term]);
        }
      }
      // A question's first word has a capital, and a name in a chat has none: such words tell nothing of names.
      for (const { term, word } of asked) {
        if (seen.has(term)) continue;
        seen.add(term);
        const known = terms.get(term);
        if (known) known.df++;
        else terms.set(term, { df: 1, surface: word, name: false });
      }
    },
    finish: () => ({
      passages,
      terms: SortedTerms.of(terms),
      soundingLike: (skeleton) => skeletons.get(skeleton) ?? [],
      names: namesOf(terms, passages),
      skeletons,
    }),
  };
}

/** Makes a vocabulary of what was collected. */
export function createVocabulary(data: VocabularyData, thesaurus?: Thesaurus): Vocabulary {
  const { passages, terms, names } = data;
  return {
    passages,
    get: (term) => terms.get(term),
    idf: (term) => inverseFrequency(passages, terms.df(term)),
    resolve: (token) => resolveWord(token, data, thesaurus),
    names,
  };
}

function namesOf(terms: ReadonlyMap<string, Term>, passages: number): string[] {
  return [...terms.values()]
    .filter(({ name, df }) => name && df > 1 && df <= passages / 2)
    .sort((a, b) => b.df - a.df)
    .slice(0, MOST_NAMES)
    .map(({ surface }) => surface);
}

/** More are never suggested. */
const MOST_NAMES = 10;

function inverseFrequency(passages: number, df: number): number {
  return Math.log(1 + (passages - df + 0.5) / (df + 0.5));
}
