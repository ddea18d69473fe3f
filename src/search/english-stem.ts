import { createRequire } from 'node:module';
import { stemmer } from '@orama/stemmers/english';

const require = createRequire(import.meta.url);
/** Of each form of a verb that no ending tells, its base: began, begun → begin. */
const BASES = new Map(Object.entries<string>(require('wink-lexicon/src/irregular-verbs.js')));
// Mostly words of their own.
for (const noun of ['bit', 'bore', 'dove', 'ground', 'lay', 'rose', 'saw', 'shore', 'stove', 'wound'])
  BASES.delete(noun);

/** Porter's stem of a word in small letters, as he later bettered it: died is of die, and begun of begin. */
export function stemEnglish(word: string): string {
  if (/^[a-z]ie[sd]$/.test(word)) return word.slice(0, -1);
  if (/^[dltv]ying$/.test(word)) return `${word.charAt(0)}ie`;
  return stemmer(BASES.get(word) ?? word);
}
