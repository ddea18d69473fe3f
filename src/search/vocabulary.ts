import { skeletonOf } from './skeleton.ts';
import { correctionsOf, isSlip, isTransposition } from './slips.ts';
import { SortedTerms } from './sorted-terms.ts';
import type { Thesaurus } from './thesaurus.ts';
import { fold, stem, type Token } from './tokens.ts';
import { romanise, skeletonsOf } from './transliterate.ts';

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
  add(text: string, tokens: readonly Token[]): void;
  finish(): CollectedVocabulary;
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
    resolve: (token) => resolve(token, data, thesaurus),
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

/** Shorter words have too many neighbours, "war" is one letter from "car", and can only have lost a letter. */
const SURE_LENGTH = 4;
const SHORTEST = 3;
/** No language's words are longer; comparing costs memory by the square of the length. */
const LONGEST = 60;
const MOST_CANDIDATES = 3;
/** Which of so many words a mistyped one is, the other words of the question tell. */
const MOST_MEANT = 5;
const LIKELY = 0.8;
const SURE = 0.97;
const LEAST_LIKENESS = 0.45;
/** Candidates this much worse than the best are noise. */
const WIDEST_GAP = 0.15;
/** People seldom mistype the first letter. */
const OTHER_START = 0.02;
const SKELETON_LIKENESS = 0.6;
const SPELT_LIKENESS = 0.8;
/** Fewer consonants are shared by too many words. */
const LEAST_SOUND = 3;

/** Typing errors, other endings of one root, then names that sound alike. */
function resolve(
  { term, word, capital }: Token,
  { terms, soundingLike }: VocabularyData,
  thesaurus: Thesaurus | undefined,
): Array<readonly [string, number]> {
  if (word.length < SHORTEST || word.length > LONGEST || /^\p{N}+$/u.test(term)) return [];
  if (!/^[a-z0-9']+$/.test(word)) return resolveForeign(word, capital, terms, soundingLike);
  const candidates = new Map<string, number>();
  const offer = (candidate: string, likeness: number) => {
    if (likeness >= Math.max(LEAST_LIKENESS, candidates.get(candidate) ?? 0))
      candidates.set(candidate, likeness);
  };

  const english = thesaurus?.has(word) === true;
  const allowed = term.length >= 7 ? 2 : 1;
  // Two swapped letters are one error of a typist and two edits.
  // A word that the language has was meant, not mistyped.
  for (const [candidate, { surface }, edits] of english ? [] : terms.near(term, 2)) {
    if (word.length < SURE_LENGTH && candidate.length !== SURE_LENGTH) continue;
    // A letter that was mistyped can change how the word is stemmed.
    const meant = fold(surface);
    const slipped = edits === 2 && (isTransposition(term, candidate) || isSlip(word, meant));
    const errors = slipped ? 1 : edits;
    const sameStart = candidate.charCodeAt(0) === term.charCodeAt(0);
    if (errors <= (sameStart ? allowed : 1)) {
      const likeness = 1 - (0.9 * errors) / Math.max(term.length, candidate.length);
      offer(candidate, likeness - (sameStart ? 0 : OTHER_START));
    }
  }
  // The stem of a mistyped word can be far from that of the word: profitarble, hosetd.
  if (!english)
    for (const correction of correctionsOf(word)) {
      if (word.length < SURE_LENGTH && correction.length !== SURE_LENGTH) continue;
      const candidate = stem(correction);
      if (!terms.has(candidate)) continue;
      const sameStart = correction.charCodeAt(0) === word.charCodeAt(0);
      const likeness = 1 - 0.9 / Math.max(word.length, correction.length);
      offer(candidate, likeness - (sameStart ? 0 : OTHER_START));
    }
  for (const candidate of terms.startingWith(term.slice(0, 5))) {
    const share = commonPrefix(term, candidate) / Math.max(term.length, candidate.length);
    if (term.length >= 5 && share >= 0.6) offer(candidate, 0.75 * share);
  }
  if (english)
    for (const [candidate, likeness] of relatedTo(word, terms, thesaurus)) offer(candidate, likeness);
  // Canada sounds like Gandhi, but is a word of its own.
  if (candidates.size === 0 && capital && !english) {
    const spellings = new Set([word, word.replaceAll('j', 'y'), word.replace(/^y/, 'j')].map(skeletonOf));
    for (const spelling of spellings)
      for (const candidate of soundingLike(spelling)) offer(candidate, SKELETON_LIKENESS);
  }

  const frequency = (candidate: string) => terms.df(candidate);
  const ranked = [...candidates].sort(
    (a, b) => b[1] - a[1] || frequency(b[0]) - frequency(a[0]) || (a[0] < b[0] ? -1 : 1),
  );
  const best = ranked[0]?.[1] ?? 0;
  const near = ranked.filter(([, likeness]) => likeness >= best - WIDEST_GAP).slice(0, MOST_MEANT);
  const [only, other] = near;
  // When nothing else is near, it can only be that.
  return only && !other && only[1] >= LIKELY ? [[only[0], SURE]] : near;
}

/** Words of like meaning that the texts have, the nearest and most frequent. */
function relatedTo(
  word: string,
  terms: SortedTerms,
  thesaurus: Thesaurus | undefined,
): Array<readonly [string, number]> {
  const frequency = (term: string) => terms.df(term);
  return [...(thesaurus?.related(word) ?? [])]
    .map(([related, likeness]) => [stem(related), likeness] as const)
    .filter(([related]) => terms.has(related))
    .sort(([a, alike], [b, other]) => other - alike || frequency(b) - frequency(a))
    .slice(0, MOST_CANDIDATES);
}

/** A word in other letters, as a name: how it may be spelt in Latin ones, else how its consonants sound. */
function resolveForeign(
  word: string,
  capital: boolean,
  terms: SortedTerms,
  soundingLike: VocabularyData['soundingLike'],
): Array<readonly [string, number]> {
  const spelt = romanise(word)
    .map(stem)
    .filter((candidate) => terms.has(candidate));
  if (spelt.length > 0)
    return [...new Set(spelt)].slice(0, MOST_CANDIDATES).map((term) => [term, SPELT_LIKENESS]);
  // Urdu has no capitals; a Russian word without one is hardly a name that nobody knows.
  if (/^\p{Ll}/u.test(word) && !capital) return [];
  const alike = new Set(
    skeletonsOf(word)
      .filter((skeleton) => skeleton.length >= LEAST_SOUND)
      .flatMap((skeleton) => [...soundingLike(skeleton)]),
  );
  // What sounds like a dozen names sounds like none.
  return alike.size > MOST_CANDIDATES ? [] : [...alike].map((term) => [term, SKELETON_LIKENESS]);
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}
