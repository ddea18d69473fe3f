import { skeletonOf } from './skeleton.ts';
import { correctionsOf, isSlip, isTransposition } from './slips.ts';
import type { SortedTerms } from './sorted-terms.ts';
import type { Thesaurus } from './thesaurus.ts';
import { fold, stem, type Token } from './tokens.ts';
import { romanise, skeletonsOf } from './transliterate.ts';

/** The stems of the texts, and their names by the sound of their consonants. */
interface Known {
  readonly terms: SortedTerms;
  readonly soundingLike: (skeleton: string) => readonly string[];
}

/** Shorter words have too many neighbours, "war" is one letter from "car", and can only have lost a letter. */
const SURE_LENGTH = 4;
const SHORTEST = 3;
/** No language's words are longer; comparing costs memory by the square of the length. */
const LONGEST = 60;
const MOST_CANDIDATES = 3;
/** Which of so many words a mistyped one is, the other words of the question tell. */
const MOST_MEANT = 5;
/** A single candidate that is as near as that is the one, and counts so much. */
const LIKELY = 0.8;
const SURE = 0.97;
const LEAST_LIKENESS = 0.45;
/** Candidates this much worse than the best are noise. */
const WIDEST_GAP = 0.15;
/** People seldom mistype the first letter. */
const OTHER_START = 0.02;
/** Another form of the same word. */
const IRREGULAR = 0.95;
const SKELETON_LIKENESS = 0.6;
const SPELT_LIKENESS = 0.8;
/** Fewer consonants are shared by too many words. */
const LEAST_SOUND = 3;

/** Known stems that an unknown word may stand for: typing errors, other endings of one root, then names that sound alike. */
export function resolveWord(
  { term, word, capital }: Token,
  { terms, soundingLike }: Known,
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
  for (const correction of english ? [] : likelyCorrections(word, terms)) {
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
    for (const form of thesaurus?.forms(word) ?? []) if (terms.has(stem(form))) offer(stem(form), IRREGULAR);
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

/** Corrections that begin as some stem does: stemming all of them would take most of the time. */
function* likelyCorrections(word: string, terms: SortedTerms): Generator<string> {
  const starts = new Map<string, boolean>();
  for (const correction of correctionsOf(word)) {
    if (word.length < SURE_LENGTH && correction.length !== SURE_LENGTH) continue;
    // An ending is of three letters at most, but for words that are long.
    const start = correction.slice(0, Math.max(1, Math.min(START, correction.length - 3)));
    const isStart = starts.get(start) ?? !terms.startingWith(start).next().done;
    starts.set(start, isStart);
    if (isStart) yield correction;
  }
}

const START = 5;

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
  soundingLike: Known['soundingLike'],
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
