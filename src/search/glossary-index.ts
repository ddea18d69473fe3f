import SearchableMap from 'minisearch/SearchableMap';
import type { GlossaryEntry } from '../knowledge/glossary.ts';
import { lookUpKeys, storeKeys } from './glossary-keys.ts';
import { type Token, tokenize, type WordMemo } from './tokens.ts';

/** A stretch of a question's words that a glossary knows, and what else its meaning is called. */
export interface Expansion {
  /** The first and the last word, as places in the list of tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** Other ways to say it, each the stems that must all be found. */
  readonly forms: string[][];
  /** How surely they mean the same, 0–1. */
  readonly likeness: number;
}

export interface GlossaryIndex {
  /** Stretches that do not overlap, in the order of the question; of two that would, the longer counts. */
  expand(tokens: readonly Token[]): Expansion[];
  /** What a word that is mistyped, or whose ending the stemmer does not know, most likely means; not for Latin letters. */
  nearest(token: Token): string[][];
}

/** A name or an abbreviation means one thing, a translated word nearly one, a synonym shares some of its meaning. */
const LIKENESS = { name: 0.95, translation: 0.85, synonym: 0.6 } as const;

/**
 * Finds an entry's forms among a question's words, by word and else by stem, and gives its forms in the language of
 * the texts that are searched.
 */
export function createGlossaryIndex(
  entries: readonly GlossaryEntry[],
  language: 'en' | 'ru' | 'ur' = 'en',
  memo: WordMemo = new Map(),
): GlossaryIndex {
  const root: Node = { next: new Map(), found: new Set() };
  for (const entry of entries) {
    const forms = { en: toForms(entry.en, memo), ru: toForms(entry.ru, memo), ur: toForms(entry.ur, memo) };
    const found: Found = {
      terms: forms[language].map((tokens) => tokens.map(({ term }) => term)),
      name: forms[language].every(([token]) => token?.capital),
    };
    for (const tokens of [forms.en, forms.ru, forms.ur].flat()) insert(root, tokens, found);
  }
  let stems: SearchableMap<Node> | undefined;
  return {
    nearest(token) {
      stems ??= SearchableMap.from([...root.next].filter(([key]) => /^[^=\p{Script=Latin}]/u.test(key)));
      const near = nearestStem(token.term, stems);
      return near ? [...near.found].flatMap(({ terms }) => terms.map((form) => [...form])) : [];
    },
    expand(tokens) {
      const expansions: Expansion[] = [];
      for (let first = 0; first < tokens.length; ) {
        const match = longest(root, tokens, first);
        const expansion = match && toExpansion(tokens, first, match);
        if (expansion) expansions.push(expansion);
        first = (match?.last ?? first) + 1;
      }
      return expansions;
    },
  };
}

/** What an entry gives, once for all its forms. */
interface Found {
  readonly terms: readonly (readonly string[])[];
  /** Nobody writes its forms with a small letter. */
  readonly name: boolean;
}

/** One step of a tree whose steps are words and stems. */
interface Node {
  readonly next: Map<string, Node>;
  readonly found: Set<Found>;
}

/** Each form's words. The added word keeps an abbreviation from being read as a shout: US is not us. */
function toForms(forms: readonly string[], memo: WordMemo): Token[][] {
  return forms.map((form) => tokenize(`${form} x`, memo).slice(0, -1)).filter((tokens) => tokens.length > 0);
}

function insert(root: Node, tokens: readonly Token[], found: Found): void {
  let nodes = [root];
  for (const token of tokens) {
    nodes = nodes.flatMap((node) =>
      storeKeys(token).map((key) => {
        const next = node.next.get(key) ?? { next: new Map(), found: new Set() };
        node.next.set(key, next);
        return next;
      }),
    );
  }
  for (const node of nodes) node.found.add(found);
}

interface Match {
  readonly found: ReadonlySet<Found>;
  readonly last: number;
}

/** The longest form that begins at a word; of equal ones that which has its words as they are, not only their stems. */
function longest(node: Node, tokens: readonly Token[], at: number): Match | undefined {
  const token = tokens[at];
  let best: Match | undefined;
  for (const key of token ? lookUpKeys(token) : []) {
    const next = node.next.get(key);
    if (!next) continue;
    const here = next.found.size > 0 ? { found: next.found, last: at } : undefined;
    const match = longest(next, tokens, at + 1) ?? here;
    if (match && match.last > (best?.last ?? -1)) best = match;
  }
  return best;
}

/** Shorter words are too much like others. */
const SHORTEST = 5;

/** One letter wrong; else the longest beginning that is shared, if the rest is no more than an ending. */
function nearestStem(term: string, stems: SearchableMap<Node>): Node | undefined {
  if (term.length < SHORTEST || term.length > LONGEST || /^[\p{Script=Latin}\p{N}]/u.test(term))
    return undefined;
  const near = [...stems.fuzzyGet(term, 1)].filter(([, [node]]) => node.found.size > 0);
  const alike = near.sort(([, [, a]], [, [, b]]) => a - b)[0];
  if (alike) return alike[1][0];
  const same = [...stems.atPrefix(term.slice(0, SHORTEST)).entries()].filter(
    ([, node]) => node.found.size > 0,
  );
  const [best] = same.sort(([a], [b]) => Math.abs(a.length - term.length) - Math.abs(b.length - term.length));
  return best && Math.abs(best[0].length - term.length) <= LONGEST_ENDING ? best[1] : undefined;
}

const LONGEST = 60;
const LONGEST_ENDING = 2;

function toExpansion(tokens: readonly Token[], first: number, { found, last }: Match): Expansion | undefined {
  const asked = tokens.slice(first, last + 1).map(({ term }) => term);
  const known = new Set([asked.join(' ')]);
  const forms: string[][] = [];
  for (const terms of [...found].flatMap((entry) => entry.terms)) {
    const phrase = terms.join(' ');
    if (!known.has(phrase)) forms.push([...terms]);
    known.add(phrase);
  }
  if (forms.length === 0) return undefined;
  const name = [...found].every((entry) => entry.name);
  const own = [...found].some(({ terms }) => terms.some((term) => term.join(' ') === asked.join(' ')));
  return { first, last, forms, likeness: LIKENESS[name ? 'name' : own ? 'synonym' : 'translation'] };
}
