import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { stemEnglish } from './english-stem.ts';
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

// An acronym with dots (U.S.S.R.), a letter and a number (U-2), else letters and digits with inner apostrophes, or points
// and commas in numbers.
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:(?:\.\p{L})+(?![\p{L}\p{N}])\.?|-\p{N}[\p{L}\p{M}\p{N}]*)|[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[.,](?=\p{N})[\p{L}\p{M}\p{N}]+|['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu;

/** A word as it stands in a text, read. */
interface Word extends Pick<Token, 'word' | 'term' | 'capital'> {
  /** Written in capitals alone. */
  readonly acronym: boolean;
  readonly stop: boolean;
}

/** Words already read, by how they stand in a text: the same few thousand come again and again. */
export type WordMemo = Pick<Map<string, Word>, 'get' | 'set'>;

/** The words of a text that are not stop words, in order. */
export function tokenize(text: string, memo?: WordMemo): Token[] {
  const tokens: Token[] = [];
  // In a text of mixed case, US and IT are not the words us and it.
  let shouted: boolean | undefined;
  const isShouted = () => {
    shouted ??= text === text.toUpperCase();
    return shouted;
  };
  let position = 0;
  for (let next = findWord(text, 0); next; next = findWord(text, next.end)) {
    const { start, end } = next;
    const raw = text.slice(start, end);
    const { word, term, capital, acronym, stop } = memo?.get(raw) ?? readWord(raw, memo);
    if (word !== '' && (!stop || (acronym && !isShouted()))) {
      tokens.push({ word, term, start, end, position, capital });
    }
    position++;
  }
  return tokens;
}

/** The first word from a place on: where it is plain, as most are, without the pattern, which takes far longer. */
function findWord(text: string, from: number): Pick<Token, 'start' | 'end'> | undefined {
  const start = skip(text, from, GAP);
  const end = skip(text, start, LETTER);
  // A lone letter may begin an acronym, and what is no gap may go on.
  if (end - start > 1 && (end === text.length || KINDS[text.charCodeAt(end)] === GAP)) return { start, end };
  WORD.lastIndex = start;
  const match = WORD.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function skip(text: string, from: number, kind: number): number {
  let at = from;
  while (at < text.length && KINDS[text.charCodeAt(at)] === kind) at++;
  return at;
}

const [GAP, LETTER, OTHER] = [0, 1, 2];
/** Of Latin, Cyrillic and Arabic: letters, what may stand in a word beside them, and what stands in none. */
const KINDS = Uint8Array.from({ length: 0x700 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\p{L}/u.test(character)) return LETTER;
  return /[\p{M}\p{N}']/u.test(character) ? OTHER : GAP;
});

function readWord(raw: string, memo: WordMemo | undefined): Word {
  const word = fold(raw);
  const read = {
    word,
    term: stem(word),
    capital: /^[\p{Lu}\p{N}]/u.test(raw),
    acronym: raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
    stop: STOP_WORDS.has(word),
  };
  memo?.set(raw, read);
  return read;
}

/** A memo that forgets all once it holds so many words, so that no text fills the memory. */
export function createWordMemo(most: number): WordMemo {
  const words = new Map<string, Word>();
  return {
    get: (raw) => words.get(raw),
    set(raw, word) {
      if (words.size >= most) words.clear();
      return words.set(raw, word);
    },
  };
}

// Letters of one language that have one spelling but for capitals.
const PLAIN = /^(?:[A-Za-z]+|[А-Яа-я]+|[ءآئاأبتثجحخدذرزسشصضطظعغفقلمنوؤٹپچڈڑژکگںھہیے]+)$/;

/** One spelling for every way to write a word: no capitals, no diacritics, no possessive, 1,000 as 1000. */
export function fold(raw: string): string {
  // Most words are plain; the rest of the work is for those that are not.
  if (PLAIN.test(raw)) return raw.toLowerCase();
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
    .replace(/(?<=\p{L})\.|(?<=\p{N}),(?=\p{N})/gu, '')
    .replace('-', '')
    .replace(/^(\p{L}\p{N}+)s$/u, '$1');
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
