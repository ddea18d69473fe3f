import type { Day } from '../calendar/date.ts';
import { tokenize } from '../search/tokens.ts';
import type { Entry } from './entry.ts';

/** Questions that ask for the same. */
export interface Group {
  /** As most people ask it. */
  readonly question: string;
  readonly count: number;
  /** How others put it, the most frequent first. */
  readonly variants: readonly string[];
  /** The day on which it was asked last. */
  readonly last: Day;
}

/** So alike, from 0 to 1, are two questions that ask for the same: a typing error or a word more is no difference. */
const ALIKE = 0.6;

/** One wording, whatever its order, its endings and its stop words. */
interface Wording {
  readonly terms: ReadonlySet<string>;
  readonly trigrams: ReadonlySet<string>;
  readonly texts: Map<string, number>;
  count: number;
  last: Day;
}

/** Groups questions that are alike, the most frequent first. */
export function groupQuestions(entries: readonly Entry[]): Group[] {
  const byFrequency = collectWordings(entries).sort((a, b) => b.count - a.count);
  const groups: Wording[][] = [];
  const byTerm = new Map<string, Set<Wording[]>>();
  for (const wording of byFrequency) {
    // Only those with a word in common need be compared.
    const near = new Set([...wording.terms].flatMap((term) => [...(byTerm.get(term) ?? [])]));
    const [best] = [...near]
      .map((group) => ({ group, alike: group[0] ? likeness(group[0], wording) : 0 }))
      .sort((a, b) => b.alike - a.alike);
    const group = best && best.alike >= ALIKE ? best.group : [];
    if (group.length === 0) groups.push(group);
    group.push(wording);
    for (const term of wording.terms) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(group));
  }
  return groups.map(toGroup).sort((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1));
}

function collectWordings(entries: readonly Entry[]): Wording[] {
  const wordings = new Map<string, Wording>();
  for (const { question, day } of entries) {
    const tokens = tokenize(question);
    const terms = new Set(tokens.map(({ term }) => term));
    const key = terms.size === 0 ? question : [...terms].sort().join(' ');
    const known = wordings.get(key) ?? {
      terms,
      trigrams: trigramsOf(tokens.map(({ word }) => word)),
      texts: new Map<string, number>(),
      count: 0,
      last: day,
    };
    known.texts.set(question, (known.texts.get(question) ?? 0) + 1);
    known.count += 1;
    if (day > known.last) known.last = day;
    wordings.set(key, known);
  }
  return [...wordings.values()];
}

function trigramsOf(words: readonly string[]): Set<string> {
  return new Set(
    words.flatMap((word) => {
      const padded = `  ${word} `;
      return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
    }),
  );
}

/** Dice's coefficient of the two sets of trigrams. */
function likeness(a: Wording, b: Wording): number {
  const common = a.trigrams.intersection(b.trigrams).size;
  const all = a.trigrams.size + b.trigrams.size;
  return all === 0 ? 0 : (2 * common) / all;
}

function toGroup(wordings: readonly Wording[]): Group {
  const texts = wordings.flatMap((wording) => [...wording.texts]).sort((a, b) => b[1] - a[1]);
  const [question = '', ...variants] = texts.map(([text]) => text);
  return {
    question,
    variants,
    count: wordings.reduce((sum, { count }) => sum + count, 0),
    last:
      wordings
        .map(({ last }) => last)
        .toSorted()
        .at(-1) ?? '',
  };
}
