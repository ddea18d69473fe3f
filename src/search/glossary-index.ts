import type { GlossaryEntry } from '../knowledge/glossary.ts';
import { lookUpKeys, storeKeys } from './glossary-keys.ts';
import { createNearStems, type NearStems } from './glossary-near.ts';
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
  nearest(token: Token): Pick<Expansion, 'forms' | 'likeness'>;
}

/** A name or an abbreviation means one thing, a translated word nearly one, a synonym shares some of its meaning. */
const LIKENESS = { name: 0.95, translation: 0.85, synonym: 0.6 } as const;

/** What a glossary is looked up in, made once and kept. */
export interface GlossaryData {
  /** What each entry gives. */
  readonly found: () => readonly Found[];
  /** The forms of each script. */
  readonly scripts: ReadonlyMap<string, Forms>;
}

/** The forms of one script by their first words and stems, of which a question asks for few. */
export interface Forms {
  find(key: string): Node | undefined;
  /** In the order of the glossary. */
  all(): Iterable<readonly [key: string, node: Node]>;
}

/**
 * Finds an entry's forms among a question's words, by word and else by stem, and gives its forms in the language of
 * the texts that are searched.
 */
export function createGlossaryIndex(
  entries: readonly GlossaryEntry[],
  language: 'en' | 'ru' | 'ur' = 'en',
): GlossaryIndex {
  return openGlossaryIndex(toGlossaryData(entries, language));
}

/** Takes the entries' forms apart, each by all the words and stems that it may be asked by. */
export function toGlossaryData(
  entries: readonly GlossaryEntry[],
  language: 'en' | 'ru' | 'ur' = 'en',
  memo: WordMemo = new Map(),
): GlossaryData {
  const found: Found[] = [];
  const roots = new Map<string, Branch>();
  for (const entry of entries) {
    const forms = { en: toForms(entry.en, memo), ru: toForms(entry.ru, memo), ur: toForms(entry.ur, memo) };
    found.push({
      terms: forms[language].map((tokens) => tokens.map(({ term }) => term)),
      name: forms[language].every(([token]) => token?.capital),
    });
    for (const tokens of [forms.en, forms.ru, forms.ur].flat()) {
      const script = scriptOf(tokens[0]);
      const root = roots.get(script) ?? { next: {}, found: [] };
      roots.set(script, root);
      insert(root, tokens, found.length - 1);
    }
  }
  const scripts = [...roots].map(([script, { next }]) => [script, formsOf(next)] as const);
  return { found: () => found, scripts: new Map(scripts) };
}

function formsOf(next: Branch['next']): Forms {
  return {
    find(key) {
      const branch = findOwn(next, key);
      return branch && shorten(branch);
    },
    all: () => Object.entries(next).map(([key, branch]) => [key, shorten(branch)] as const),
  };
}

/** Looks forms up. */
export function openGlossaryIndex({ found, scripts }: GlossaryData): GlossaryIndex {
  let meanings: readonly Found[] | undefined;
  const meaningOf = (index: number): Found | undefined => {
    meanings ??= found();
    return meanings[index];
  };
  const near = new Map<string, NearStems>();
  const nearOf = (token: Token): NearStems => {
    const script = scriptOf(token);
    let stems = near.get(script);
    if (!stems) {
      stems = createNearStems(stemsOf(scripts.get(script)?.all() ?? []));
      near.set(script, stems);
    }
    return stems;
  };
  return {
    nearest(token) {
      if (!['cyrillic', 'arabic'].includes(scriptOf(token))) return { forms: [], likeness: 0 };
      const { entries, likeness } = nearOf(token).find(token.term);
      const found = entries.flatMap((index) => meaningOf(index) ?? []);
      return { forms: found.flatMap(({ terms }) => terms.map((form) => [...form])), likeness };
    },
    expand(tokens) {
      const expansions: Expansion[] = [];
      for (let first = 0; first < tokens.length; ) {
        const forms = scripts.get(scriptOf(tokens[first]));
        const match = forms && longest((key) => forms.find(key), tokens, first);
        const entries = match?.found.flatMap((index) => meaningOf(index) ?? []);
        const expansion = match && entries && toExpansion(tokens, first, match.last, entries);
        if (expansion) expansions.push(expansion);
        first = (match?.last ?? first) + 1;
      }
      return expansions;
    },
  };
}

/** What an entry gives, once for all its forms. */
export interface Found {
  readonly terms: readonly (readonly string[])[];
  /** Nobody writes its forms with a small letter. */
  readonly name: boolean;
}

/** One step of a tree whose steps are words and stems: the entries of a form that ends here, and what may follow. */
interface Branch {
  readonly next: Record<string, Branch>;
  /** By their places in the list of entries. */
  readonly found: number[];
}

/** A branch as it is kept: most are one entry's, and nothing follows. */
export type Node =
  | number
  | { readonly next?: Readonly<Record<string, Node>>; readonly ends?: readonly number[] };

/** A branch without what is empty. Any word may be a step, so that no key of a record tells what it is. */
function shorten({ next, found }: Branch): Node {
  const [only] = found;
  const steps = Object.entries(next).map(([key, branch]) => [key, shorten(branch)] as const);
  if (steps.length > 0)
    return { next: Object.fromEntries(steps), ...(found.length > 0 ? { ends: found } : {}) };
  return found.length === 1 && only !== undefined ? only : { ends: found };
}

/** The script of a word's first letter, by which no form is looked for among others. */
function scriptOf(token: Token | undefined): string {
  const word = token?.word ?? '';
  if (/^[a-z]/.test(word)) return 'latin';
  if (/^\p{Script=Cyrillic}/u.test(word)) return 'cyrillic';
  return /^\p{Script=Arabic}/u.test(word) ? 'arabic' : 'other';
}

/** Each form's words. The added word keeps an abbreviation from being read as a shout: US is not us. */
function toForms(forms: readonly string[], memo: WordMemo): Token[][] {
  return forms.map((form) => tokenize(`${form} x`, memo).slice(0, -1)).filter((tokens) => tokens.length > 0);
}

function insert(root: Branch, tokens: readonly Token[], found: number): void {
  let nodes = [root];
  for (const token of tokens) {
    nodes = nodes.flatMap((node) =>
      storeKeys(token).map((key) => {
        const next = findOwn(node.next, key) ?? { next: {}, found: [] };
        node.next[key] = next;
        return next;
      }),
    );
  }
  for (const node of nodes) if (!node.found.includes(found)) node.found.push(found);
}

/** A word such as "constructor" is no step unless it was made one. */
function findOwn<T>(steps: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

interface Match {
  readonly found: readonly number[];
  readonly last: number;
}

/** The longest form that begins at a word; of equal ones that which has its words as they are, not only their stems. */
function longest(
  find: (key: string) => Node | undefined,
  tokens: readonly Token[],
  at: number,
): Match | undefined {
  const token = tokens[at];
  let best: Match | undefined;
  for (const key of token ? lookUpKeys(token) : []) {
    const next = find(key);
    if (next === undefined) continue;
    const [found, steps] = typeof next === 'number' ? [[next]] : [next.ends, next.next];
    const here = found && { found, last: at };
    const match = (steps && longest((word) => findOwn(steps, word), tokens, at + 1)) ?? here;
    if (match && match.last > (best?.last ?? -1)) best = match;
  }
  return best;
}

/** The stems of forms of one word, with their entries. */
function* stemsOf(forms: Iterable<readonly [key: string, node: Node]>) {
  for (const [key, node] of forms) {
    const entries = entriesOf(node);
    if (!key.startsWith('=') && entries.length > 0) yield [key, entries] as const;
  }
}

function entriesOf(node: Node): readonly number[] {
  return typeof node === 'number' ? [node] : (node.ends ?? []);
}

function toExpansion(
  tokens: readonly Token[],
  first: number,
  last: number,
  found: readonly Found[],
): Expansion | undefined {
  const asked = tokens.slice(first, last + 1).map(({ term }) => term);
  const known = new Set([asked.join(' ')]);
  const forms: string[][] = [];
  for (const terms of found.flatMap((entry) => entry.terms)) {
    const phrase = terms.join(' ');
    if (!known.has(phrase)) forms.push([...terms]);
    known.add(phrase);
  }
  if (forms.length === 0) return undefined;
  const name = found.every((entry) => entry.name);
  const own = found.some(({ terms }) => terms.some((term) => term.join(' ') === asked.join(' ')));
  return { first, last, forms, likeness: LIKENESS[name ? 'name' : own ? 'synonym' : 'translation'] };
}
