import SearchableMap from 'minisearch/SearchableMap';
import type { Pace } from '../pace.ts';
import { skeletonOf } from './skeleton.ts';
import { resolveWord, type Skeletons } from './spelling.ts';
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
  readonly terms: ReadonlyMap<string, Term>;
  /** Names by the sound of their consonants. */
  readonly skeletons: Skeletons;
}

/** Collects passages' words; `finish` gives what was collected. */
export function collectVocabulary(): {
  add(text: string, tokens: readonly Token[]): void;
  finish(): VocabularyData;
} {
  const terms = new Map<string, Term>();
  const skeletons = new Map<string, string[]>();
  let passages = 0;
  return {
    add(text, tokens) {
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
    },
    finish: () => ({ passages, terms, skeletons }),
  };
}

/** A tree of more stems is grown step by step before the first question; a smaller one when a question needs it. */
const MOST_AT_ONCE = 5000;

/** Makes a vocabulary of what was collected. */
export async function createVocabulary(
  { passages, terms, skeletons }: VocabularyData,
  pace: Pace,
  thesaurus?: Thesaurus,
): Promise<Vocabulary> {
  let tree: SearchableMap<Term> | undefined;
  if (terms.size > MOST_AT_ONCE) {
    tree = new SearchableMap();
    for (const [term, entry] of terms) {
      tree.set(term, entry);
      await pace();
    }
  }
  const names: Term[] = [];
  for (const term of terms.values()) {
    if (term.name && term.df > 1 && term.df <= passages / 2) names.push(term);
    await pace();
  }
  names.sort((a, b) => b.df - a.df).splice(MOST_NAMES);
  return {
    passages,
    get: (term) => terms.get(term),
    idf: (term) => inverseFrequency(passages, terms.get(term)?.df ?? 0),
    resolve(token) {
      tree ??= SearchableMap.from(terms);
      return resolveWord(token, tree, skeletons, thesaurus);
    },
    names: names.map(({ surface }) => surface),
  };
}

/** More are never suggested. */
const MOST_NAMES = 10;

function inverseFrequency(passages: number, df: number): number {
  return Math.log(1 + (passages - df + 0.5) / (df + 0.5));
}
