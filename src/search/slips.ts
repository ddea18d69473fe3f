import { distance } from 'fastest-levenshtein';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One letter too many, too few, another, or two swapped. */
export function isSlip(typed: string, meant: string): boolean {
  return distance(typed, meant) === 1 || isTransposition(typed, meant);
}

/** Two neighbouring letters swapped. */
export function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i + 1 < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** All that may have been meant by a word in Latin letters with one slip in it, words or not. */
export function* correctionsOf(typed: string): Generator<string> {
  for (let at = 0; at <= typed.length; at++) {
    const [before, letter, after] = [typed.slice(0, at), typed.charAt(at), typed.slice(at + 1)];
    if (letter !== '') yield before + after;
    if (after !== '') yield before + after.charAt(0) + letter + after.slice(1);
    for (const other of LETTERS) {
      yield before + other + letter + after;
      if (letter !== '' && other !== letter) yield before + other + after;
    }
  }
}
