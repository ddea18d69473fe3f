import { toItems } from '../knowledge/items.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { monthWords, toEntries } from '../search/entry.ts';
import { tokenize } from '../search/tokens.ts';
import { collectVocabulary } from '../search/vocabulary.ts';
import { pick } from './random.ts';

/** In a shorter word a typing error makes another word. */
const SHORTEST = 4;

/**
 * Mistypes questions where it hurts most: one letter of each of their rarest words is dropped, doubled by another,
 * replaced, or swapped with the next. A word's rarity is that of its stem in the knowledge; words that the knowledge
 * lacks, whose errors would cost nothing, come last, the longest first.
 */
export function createMistyper(
  knowledge: Pick<Knowledge, 'passages' | 'events'>,
  random: () => number,
): (question: string, words: number) => string {
  const collected = collectVocabulary();
  for (const { titles, keywords, text } of toEntries(toItems(knowledge), monthWords())) {
    const whole = `${titles}. ${keywords}. ${text}`;
    collected.add(whole, tokenize(whole), []);
  }
  const { terms } = collected.finish();
  const rarity = (term: string) => 1 / (terms.get(term)?.df ?? Number.POSITIVE_INFINITY);
  return (question, words) =>
    tokenize(question)
      .filter(({ word }) => word.length >= SHORTEST && /^\p{L}+$/u.test(word))
      .sort((a, b) => rarity(b.term) - rarity(a.term) || b.word.length - a.word.length)
      .slice(0, words)
      // From the end, so that the places before stay where they are.
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, { start, end }) =>
          text.slice(0, start) + edit(text.slice(start, end), random) + text.slice(end),
        question,
      );
}

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщыьэюя',
  'ابپتجچحخدرزسشصطعغفقکگلمنوہی',
];

function edit(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const alphabet = ALPHABETS.find((letters) => letters.includes(letter.toLowerCase())) ?? word;
  const other = pick(alphabet, random);
  const edits = [
    before + after,
    before + other + letter + after,
    before + other + after,
    before + after.charAt(0) + letter + after.slice(1),
  ];
  return pick(edits, random);
}
