import SearchableMap from 'minisearch/SearchableMap';
import { russianRoot } from './russian-root.ts';
import { isTransposition } from './slips.ts';

/** The stems that a glossary knows in one script, to look up words that are none of them. */
export interface NearStems {
  /**
   * The entries of the words of the same root; else of the stem that is one slip off; else of that which differs
   * in no more than its ending. Entries are numbers, as in `createNearStems`.
   */
  find(term: string): Near;
}

/** Entries, and how surely they are meant, 0–1. */
export interface Near {
  readonly entries: readonly number[];
  readonly likeness: number;
}

/** One letter of a mistyped word is another; words of one root differ in more than that. */
const LIKENESS = { root: 0.8, slip: 0.85, ending: 0.7 } as const;

/** Shorter words are too much like others. */
const SHORTEST = 5;
/** Of so few letters one that is another makes another word: билет and балет. */
const SHORT = 5;
const LONGEST = 60;
const LONGEST_ENDING = 3;
const LEAST_SHARED = 0.7;

/** Takes stems with the entries that they lead to. */
export function createNearStems(
  stems: Iterable<readonly [stem: string, entries: readonly number[]]>,
): NearStems {
  const tree = new SearchableMap<readonly number[]>();
  const roots = new Map<string, Set<number>>();
  for (const [stem, entries] of stems) {
    tree.set(stem, entries);
    const root = russianRoot(stem);
    if (root === undefined) continue;
    const kin = roots.get(root) ?? new Set();
    roots.set(root, kin);
    for (const entry of entries) kin.add(entry);
  }
  return {
    find(term) {
      const kin = roots.get(russianRoot(term) ?? '');
      if (kin) return { entries: [...kin], likeness: LIKENESS.root };
      if (term.length < SHORTEST || term.length > LONGEST) return { entries: [], likeness: 0 };
      const slip = mistyped(term, tree);
      if (slip) return { entries: slip, likeness: LIKENESS.slip };
      return { entries: otherEnding(term, tree) ?? [], likeness: LIKENESS.ending };
    },
  };
}

function mistyped(term: string, tree: SearchableMap<readonly number[]>): readonly number[] | undefined {
  // Two swapped letters are one slip and two edits.
  const [nearest] = [...tree.fuzzyGet(term, 2)]
    .filter(([stem, [, edits]]) => edits < 2 || isTransposition(stem, term))
    .filter(([stem]) => !isPrefixed(stem, term) && !isPrefixed(term, stem))
    .filter(([stem]) => term.length > SHORT || stem.length !== term.length)
    .sort(([, [, a]], [, [, b]]) => a - b);
  return nearest?.[1][0];
}

/** скрыл is no slip for крыло: a prefix of one letter makes another word. */
function isPrefixed(word: string, rest: string): boolean {
  return /^[своу]/.test(word) && word.slice(1) === rest;
}

function otherEnding(term: string, tree: SearchableMap<readonly number[]>): readonly number[] | undefined {
  const [nearest] = [...tree.atPrefix(term.slice(0, SHORTEST)).entries()]
    .map(([stem, entries]) => {
      const [shared, length] = [sharedStart(stem, term), Math.max(stem.length, term.length)];
      return { entries, ending: length - shared, share: shared / length };
    })
    .filter(({ ending, share }) => ending <= LONGEST_ENDING && share >= LEAST_SHARED)
    .sort((a, b) => b.share - a.share);
  return nearest?.entries;
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
