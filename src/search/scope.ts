import type { Token } from './tokens.ts';

/** What is counted over the questions that the knowledge answers, and those that it is said not to answer. */
export interface ScopeData {
  /** How many questions people are said to ask for what the knowledge tells. */
  readonly asked: number;
  /** Of each question out of scope the rarity of its words, summed, and how many words it has. */
  readonly outside: readonly (readonly [rarity: number, words: number])[];
  /** How many of the asked hold a stem, and the places of those out of scope that do. */
  readonly find: (term: string) => TermScope | undefined;
}

/** A stem's count among the asked, then places in `outside`. */
export type TermScope = readonly [asked: number, ...outside: number[]];

/** What tells whether a question is one for this knowledge at all; both 0 where the folder does not say. */
export interface Scope {
  /** Likeness to the likest question out of scope, 0–1: the cosine of their words, by rarity. */
  readonly outOfScope: number;
  /** How much rather its words are those of what is asked than of what is out of scope: a mean of log ratios. */
  readonly inScope: number;
}

/** Counts which words people ask with. */
export interface ScopeCollector {
  /** Questions for one entry. */
  add(asked: readonly (readonly Token[])[]): void;
  finish(outOfScope: readonly (readonly Token[])[]): CollectedScope;
}

/** Counted just now, and can be kept. */
export interface CollectedScope extends ScopeData {
  readonly terms: ReadonlyMap<string, TermScope>;
}

/** Nothing counted yet. */
export function collectScope(): ScopeCollector {
  const counts = new Map<string, number>();
  let questions = 0;
  return {
    add(asked) {
      questions += asked.length;
      for (const tokens of asked)
        for (const term of termsOf(tokens)) counts.set(term, (counts.get(term) ?? 0) + 1);
    },
    finish(outOfScope) {
      const lists = outOfScope.map(termsOf);
      const terms = new Map<string, [number, ...number[]]>();
      // A folder that says nothing of what is out of scope needs no counts.
      if (lists.length > 0) for (const [term, count] of counts) terms.set(term, [count]);
      for (const [at, list] of lists.entries()) {
        for (const term of list) {
          const places = terms.get(term);
          if (places) places.push(at);
          else terms.set(term, [0, at]);
        }
      }
      const all = questions + lists.length;
      const weightOf = (list: readonly string[]) =>
        list.reduce((sum, term) => {
          const [count, ...places] = terms.get(term) ?? NOWHERE;
          return sum + rarityOf(all, count + places.length);
        }, 0);
      const outside = lists.map((list) => [round(weightOf(list)), list.length] as const);
      return { asked: questions, outside, find: (term) => terms.get(term), terms };
    },
  };
}

/** Measures a question's stems, each once. */
export function scopeOf({ asked, outside, find }: ScopeData, terms: readonly string[]): Scope {
  if (outside.length === 0 || terms.length === 0) return { outOfScope: 0, inScope: 0 };
  const all = asked + outside.length;
  const shared = new Map<number, number>();
  let [own, ratios] = [0, 0];
  for (const term of terms) {
    const [count, ...places] = find(term) ?? NOWHERE;
    const rarity = rarityOf(all, count + places.length);
    own += rarity;
    for (const at of places) shared.set(at, (shared.get(at) ?? 0) + rarity);
    const ratio = (count / asked + UNSEEN) / (places.length / outside.length + UNSEEN);
    // Where nothing is known of what people ask, no word is theirs.
    if (asked > 0) ratios += rarity * Math.log(ratio);
  }
  let likest = 0;
  for (const [at, both] of shared) {
    const [weight, words] = outside[at] ?? [0, 0];
    // Of one word it is known that it alone is out of scope, and nothing of what is asked with it.
    if (words > 1 || terms.length === 1) likest = Math.max(likest, both / Math.sqrt(own * weight));
  }
  return { outOfScope: Math.min(1, likest), inScope: ratios / own };
}

/** As if each word stood in one of 2,000 more questions of either kind. */
const UNSEEN = 1 / 2000;
const NOWHERE: TermScope = [0];

/** In nats: how few of all questions hold a stem. */
function rarityOf(all: number, holding: number): number {
  return Math.log(1 + all / (1 + holding));
}

function termsOf(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.map(({ term }) => term))];
}

/** Enough for a likeness, and short where it is kept. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
