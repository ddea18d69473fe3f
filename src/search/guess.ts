import type { Expansion, GlossaryIndex } from './glossary-index.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Stems of the index that a word may stand for, with a likeness in 0–1, best first. */
export type Guess = ReadonlyArray<readonly [form: string, likeness: number]>;

/** From here on two words are one, differently written. */
const SURE = 0.75;
/** And here on there is none else that it could be. */
const VERY_SURE = 0.9;

/** What those words may stand for that neither the texts nor the glossary (`known`) have, by their places. */
export function guessWords(
  tokens: readonly Token[],
  known: readonly Expansion[],
  text: string,
  vocabulary: Vocabulary,
  glossary: GlossaryIndex,
): Map<number, Guess> {
  const guesses = new Map<number, Guess>();
  for (const [at, token] of tokens.entries()) {
    if (vocabulary.get(token.term) || known.some(({ first, last }) => first <= at && at <= last)) continue;
    guesses.set(at, guess(token, text, vocabulary, glossary));
  }
  return guesses;
}

/** A mistyped word of which it is sure what was meant: it has that one's other names, too. */
export function toMeant(token: Token, guess: Guess = []): Token {
  const [best] = guess;
  if (!best || best[1] < VERY_SURE || isForeign(token.term)) return token;
  return { ...token, term: best[0], word: best[0] };
}

/** In other letters than most texts. */
export function isForeign(term: string): boolean {
  return /\p{L}/u.test(term) && !/\p{Script=Latin}/u.test(term);
}

/** A spelling of a name is surer than a glossary's word that is like it. */
function guess(token: Token, text: string, vocabulary: Vocabulary, glossary: GlossaryIndex): Guess {
  const resolved = isAbbreviation(token, text) ? [] : vocabulary.resolve(token);
  if ((resolved[0]?.[1] ?? 0) >= SURE) return resolved;
  const { forms, likeness } = glossary.nearest(token);
  const near = forms.flatMap((form) => (form.length === 1 && vocabulary.get(form[0] ?? '') ? form : []));
  return near.length > 0 ? near.map((form) => [form, likeness] as const) : resolved;
}

/** FTA is no slip for PTI: of so few capitals each one counts. */
function isAbbreviation({ start, end }: Token, text: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(text.slice(start, end)) && text !== text.toUpperCase();
}
