import type { Query } from './query.ts';
import { isSlip } from './slips.ts';
import type { Token } from './tokens.ts';

/** How a question's words are met by a stretch of text. */
export interface Match {
  /** For each term of the question, the best likeness found, 0–1. */
  readonly likeness: Float64Array;
  /** For each term, 1 where it stands exactly as typed; a part of it where its translation does. */
  readonly exact: Float64Array;
  /** Where each term stands, in words from the text's start; nothing for one that does not. */
  readonly positions: ReadonlyArray<readonly number[] | undefined>;
}

/** No word of another script stands anywhere as typed: its translation counts for a part of that. */
const TRANSLATED = 0.4;

/** Looks for a question's words among tokens. `dated`: the words of its date are met by the entry's own date. */
export function matchTokens(query: Query, tokens: readonly Token[], dated = false): Match {
  const likeness = new Float64Array(query.terms.length);
  const exact = new Float64Array(query.terms.length);
  if (dated) for (const [i, term] of query.terms.entries()) likeness[i] = exact[i] = Number(term.inDate);
  const positions: Array<number[] | undefined> = query.terms.map(() => undefined);
  for (const token of tokens) {
    // Most words of a text are none of the question's.
    const matches = query.matches.get(token.term);
    if (!matches) continue;
    for (const [index, alike] of matches) {
      if (alike > (likeness[index] ?? 0)) likeness[index] = alike;
      const asked = query.terms[index];
      if (token.word === asked?.word || (asked?.mistyped && isSlip(asked.word, token.word))) exact[index] = 1;
      else if (asked?.foreign) exact[index] = Math.max(exact[index] ?? 0, TRANSLATED * alike);
      const known = positions[index];
      if (known) known.push(token.position);
      else positions[index] = [token.position];
    }
  }
  return { likeness, exact, positions };
}

/** Stretches that follow each other, as one: what `matchTokens` finds in all their tokens. */
export function joinMatches(query: Query, matches: readonly Match[]): Match {
  const likeness = new Float64Array(query.terms.length);
  const exact = new Float64Array(query.terms.length);
  const positions: Array<readonly number[] | undefined> = query.terms.map(() => undefined);
  for (const match of matches) {
    for (let i = 0; i < likeness.length; i++) {
      likeness[i] = Math.max(likeness[i] ?? 0, match.likeness[i] ?? 0);
      exact[i] = Math.max(exact[i] ?? 0, match.exact[i] ?? 0);
      const here = match.positions[i];
      if (here) positions[i] = [...(positions[i] ?? []), ...here];
    }
  }
  return { likeness, exact, positions };
}

/** The share of the question's weight that the likenesses cover, 0–1. */
export function coverageOf(query: Query, likeness: Float64Array): number {
  if (query.weight === 0) return 0;
  let sum = 0;
  for (const [index, term] of query.terms.entries()) sum += term.weight * (likeness[index] ?? 0);
  return sum / query.weight;
}

/** Element by element, the greater of two. */
export function eitherOf(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => Math.max(value, b[i] ?? 0));
}

/** How near neighbouring words of the question stand, each a share of the pairs' weight, 0–1. */
export function pairsOf(query: Query, { positions, likeness }: Match): { ordered: number; near: number } {
  let [ordered, near, total] = [0, 0, 0];
  const chain = query.chain;
  for (let at = 0; at + 1 < chain.length; at++) {
    const [i, j] = [chain[at] ?? 0, chain[at + 1] ?? 0];
    const weight = (query.terms[i]?.weight ?? 0) + (query.terms[j]?.weight ?? 0);
    total += weight;
    const { forward, distance } = closest(positions[i] ?? [], positions[j] ?? []);
    const alike = Math.min(likeness[i] ?? 0, likeness[j] ?? 0);
    if (forward <= ORDERED_REACH) ordered += alike * weight;
    if (distance <= NEAR_REACH) near += (alike * weight) / Math.sqrt(distance);
  }
  return total === 0 ? { ordered: 0, near: 0 } : { ordered: ordered / total, near: near / total };
}

const ORDERED_REACH = 3;
const NEAR_REACH = 12;

/** The least distance between two ascending lists of positions, in words, and the least from the first on to the second. */
function closest(first: readonly number[], second: readonly number[]): { forward: number; distance: number } {
  let [forward, distance] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const gap = (second[j] ?? 0) - (first[i] ?? 0);
    if (gap > 0 && gap < forward) forward = gap;
    // Two words of the question can be met by one word of the text.
    distance = Math.min(distance, Math.max(Math.abs(gap), 1));
    if (gap > 0) i++;
    else j++;
  }
  return { forward, distance };
}
