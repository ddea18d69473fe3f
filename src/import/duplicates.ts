import { distance } from 'fastest-levenshtein';
import { toAddressKey, toWebAddress } from './web-address.ts';

/** An article that has the same text as a new one, or the same address. */
export interface Duplicate {
  readonly id: string;
  readonly because: 'address' | 'text';
  /** How much of the new text stands in it, 0 to 1; 1 alone for the very same words. */
  readonly share: number;
}

/** The articles that are there, to tell whether another is one of them. */
export interface Duplicates {
  add(id: string, url: string | undefined, texts: readonly string[]): void;
  forget(id: string): void;
  findAddress(url: string): string | undefined;
  find(url: string | undefined, texts: readonly string[]): Duplicate | undefined;
}

/** As much of a text in another makes it a duplicate. */
const DUPLICATE = 0.9;
/** Words in a row that hardly stand in two texts by chance. */
const RUN = 5;
/** With every tenth word changed, half of the runs of five are left. */
const CANDIDATE = 0.3;
/** Comparing longer texts word by word costs minutes; the runs alone tell then. */
const LONGEST = 60_000;

interface Present {
  readonly id: string;
  readonly words: readonly string[];
}

/** An empty collection of articles. */
export function createDuplicates(): Duplicates {
  const articles: (Present | undefined)[] = [];
  const byAddress = new Map<string, string>();
  const byRun = new Map<number, number[]>();
  const findAddress = (url: string) => (toWebAddress(url) ? byAddress.get(toAddressKey(url)) : undefined);

  return {
    add(id, url, texts) {
      const words = toWords(texts);
      for (const run of runsOf(words)) {
        const holders = byRun.get(run);
        if (holders) holders.push(articles.length);
        else byRun.set(run, [articles.length]);
      }
      articles.push({ id, words });
      if (url !== undefined && toWebAddress(url)) byAddress.set(toAddressKey(url), id);
    },
    forget(id) {
      const index = articles.findIndex((article) => article?.id === id);
      articles[index] = undefined;
      for (const [key, holder] of byAddress) if (holder === id) byAddress.delete(key);
    },
    findAddress,
    find(url, texts) {
      const words = toWords(texts);
      const same = findText(words);
      if (same) return same;
      const id = url === undefined ? undefined : findAddress(url);
      return id === undefined ? undefined : { id, because: 'address', share: 0 };
    },
  };

  function findText(words: readonly string[]): Duplicate | undefined {
    const runs = runsOf(words);
    const shared = new Map<number, number>();
    for (const run of runs) {
      for (const index of byRun.get(run) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const nearest = [...shared].sort((a, b) => b[1] - a[1]).slice(0, 5);
    for (const [index, count] of nearest) {
      const article = articles[index];
      const contained = count / runs.size;
      if (!article || contained < CANDIDATE) continue;
      const share = isSame(words, article.words)
        ? 1
        : Math.min(0.999, Math.max(contained, likeness(words, article.words)));
      if (share >= DUPLICATE) return { id: article.id, because: 'text', share };
    }
    return undefined;
  }
}

function toWords(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

/** Each five words in a row as a number; a shorter text is one run. */
function runsOf(words: readonly string[]): Set<number> {
  const runs = new Set<number>();
  for (let i = 0; i === 0 || i + RUN <= words.length; i++) runs.add(hash(words.slice(i, i + RUN).join(' ')));
  return runs;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

/** The share of words that need no change to make one text the other: words, each as one character, compared as letters. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const longest = Math.max(a.length, b.length);
  if (longest > LONGEST) return 0;
  const codes = new Map<string, string>();
  const spell = (words: readonly string[]) =>
    words
      .map((word) => {
        const code = codes.get(word) ?? String.fromCharCode(codes.size + 1);
        codes.set(word, code);
        return code;
      })
      .join('');
  return codes.size > 0xfffe ? 0 : 1 - distance(spell(a), spell(b)) / longest;
}
