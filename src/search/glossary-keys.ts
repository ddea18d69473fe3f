import { stem, type Token } from './tokens.ts';

type Word = Pick<Token, 'word' | 'term'>;

/** What a word of a question is looked up by, the surest first: itself, its stem. */
export function lookUpKeys({ word, term }: Word): string[] {
  return [`=${word}`, term, ...pluralKeys(word)];
}

/**
 * What a form of the glossary is found by: itself, and the stems of its cases. The Russian stemmer takes the
 * nominative визит for a verb and cuts it to виз, but leaves визита whole; so визит alone would not find визита.
 */
export function storeKeys({ word, term }: Word): string[] {
  const cases = casesOf(word);
  return [...new Set([`=${word}`, ...(cases.length > 0 ? cases.map(stem) : [term])])];
}

// Nouns whose stem depends on their case, and the endings that give all their stems.
const CASES: ReadonlyArray<readonly [nominative: RegExp, endings: readonly string[]]> = [
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/, ['а', 'ом']],
  [/(?<=[аеу])й$/, ['й', 'я', 'ем']],
  [/(?<=е)я$/, ['я', 'и']],
];

function casesOf(word: string): string[] {
  const found = CASES.find(([nominative]) => nominative.test(word));
  return found ? found[1].map((ending) => word.replace(found[0], ending)) : [];
}

/** The genitive plural поставок has a vowel that поставка has not. */
function pluralKeys(word: string): string[] {
  return /[^аеиоуыэюя][ое]к$/.test(word) ? [stem(`${word.slice(0, -2)}ка`)] : [];
}
