import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { STOP_WORDS } from './stop-words.ts';
import { stemUrdu } from './urdu-stem.ts';

/** One word of a text that is worth searching for. */
export interface Token {
  /** The word as it is compared unstemmed: small letters, no marks, no possessive. */
  readonly word: string;
  /** Its stem, the unit of the index. */
  readonly term: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** How many words, stop words among them, stand before it in the text. */
  readonly position: number;
  /** Begins with a capital letter (or is a number), as names do. */
  readonly capital: boolean;
}

// An acronym with dots (U.S.S.R.), else letters and digits with inner apostrophes, or points and commas in numbers.
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[.,](?=\p{N})[\p{L}\p{M}\p{N}]+|['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;

/** Words already folded and stemmed, by how they stand in a text: while indexing, the same few thousand come again and again. */
export type WordMemo = Map<string, { readonly word: string; readonly term: string }>;

/** The words of a text that are not stop words, in order. */
export function tokenize(text: string, memo?: WordMemo): Token[] {
  const tokens: Token[] = [];
  // In a text of mixed case, US and IT are not the words us and it.
  const shouted = text === text.toUpperCase();
  let position = 0;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const { word, term } = memo?.get(raw) ?? analyseWord(raw, memo);
    const acronym = !shouted && raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
    if (word !== '' && (acronym || !STOP_WORDS.has(word))) {
      const capital = /^[\p{Lu}\p{N}]/u.test(raw);
      tokens.push({
        word,
        term,
        start: match.index,
        end: match.index + raw.length,
        position,
        capital,
      });
    }
    position++;
  }
  return tokens;
}

function analyseWord(raw: string, memo: WordMemo | undefined) {
  const word = fold(raw);
  const analysed = { word, term: stem(word) };
  memo?.set(raw, analysed);
  return analysed;
}

/** One spelling for every way to write a word: no capitals, no diacritics, no possessive, 1,000 as 1000. */
export function fold(raw: string): string {
  // Most words are plain; the rest of the work is for those that are not.
  if (/^[A-Za-z]+$/.test(raw)) return raw.toLowerCase();
  return raw
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/'s?$/, '')
    .replaceAll('ё', 'е')
    .replace(/[\u064B-\u065F\u0670\u0640]/g, '')
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ه', 'ہ')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/(?<=\p{L})\.|(?<=\p{N}),(?=\p{N})/gu, '');
}

/** The stem of a folded word, by the script that it is written in. */
export function stem(word: string): string {
  if (/^[a-z']+$/.test(word)) return stemEnglish(word);
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return stemRussian(word);
  if (/^\p{Script=Arabic}+$/u.test(word)) return stemUrdu(word);
  return word;
}

/** Decimal digits of every script stand in runs of ten that begin at a multiple of their zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
