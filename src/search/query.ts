import type { Day } from '../calendar/date.ts';
import { type DateQuery, findDate } from '../calendar/date-query.ts';
import { type AnswerType, findAnswerType } from './answer-type.ts';
import { expandForms } from './expand.ts';
import { FRAME_WEIGHTS } from './frame-weights.ts';
import type { GlossaryIndex } from './glossary-index.ts';
import { type Guess, guessWords, isForeign, toMeant } from './guess.ts';
import { type Scope, type ScopeData, scopeOf } from './scope.ts';
import { STAGES, type Stages } from './stages.ts';
import { SMALL_TALK } from './stop-words.ts';
import { stem, type Token, tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { SAME_YEARS, yearsOf } from './years.ts';

/** One word of a question, with what it may match in the index. */
export interface QueryTerm {
  readonly term: string;
  readonly word: string;
  /** Typed with a capital, or a name of the knowledge. */
  readonly capital: boolean;
  /** Part of a date that the question asks for. */
  readonly inDate: boolean;
  /** How likely such a word of a question is to stand in the answer at all, relative to the average word. */
  readonly frame: number;
  /** How much its match tells: rarity times frame. */
  readonly weight: number;
  /** Stems of the index that count as this word, with a likeness in 0–1; empty when nothing resembles it. */
  readonly forms: ReadonlyMap<string, number>;
  /** No text has it: it was mistyped, if it is a word at all. */
  readonly mistyped: boolean;
  /** In other letters than most texts. */
  readonly foreign: boolean;
}

/** A question, read. */
export interface Query {
  readonly text: string;
  readonly terms: readonly QueryTerm[];
  /** Sum of the terms' weights, unknown words included. */
  readonly weight: number;
  /** Places of the terms whose nearness is looked at, in order: one that only frames the question stands between others. */
  readonly chain: readonly number[];
  /** The share of that weight that stands in capitalised words. */
  readonly named: number;
  /** The share of that weight that stands in words that nothing resembles. */
  readonly unknown: number;
  /** The share of all entries that hold the most frequent of its words, 0–1. */
  readonly subject: number;
  /** How many of its words are not such as the whole knowledge speaks of. */
  readonly beside: number;
  /** Whether it is a question for this knowledge at all. */
  readonly scope: Scope;
  readonly answerType: AnswerType | undefined;
  /** The first date that the question names. */
  readonly date: DateQuery | undefined;
  /** For each stem of the index that matches: which terms it stands for and how well. */
  readonly matches: ReadonlyMap<string, ReadonlyArray<readonly [index: number, likeness: number]>>;
}

/** More words than any question has: what follows is a pasted text, and its beginning is enough. */
const MOST_TERMS = 64;

/** Reads a question against the words of the index. `today` settles "last year". */
export function parseQuery(
  text: string,
  vocabulary: Vocabulary,
  glossary: GlossaryIndex,
  scope: ScopeData,
  today: Day,
  stages: Pick<Stages, 'vocabulary' | 'frame' | 'dates'> = STAGES,
): Query {
  const date = stages.dates ? findDate(text, today) : undefined;
  const words = tokenize(text);
  const isTalk = words.every(({ word }) => SMALL_TALK.has(word));
  const tokens = isTalk ? [] : words.flatMap((token) => partsOf(token, vocabulary));
  const known = glossary.expand(tokens);
  const guesses = stages.vocabulary ? guessWords(tokens, known, text, vocabulary, glossary) : NO_GUESSES;
  const meant = tokens.map((token, at) => toMeant(token, guesses.get(at)));
  const isMended = meant.some((token, at) => token !== tokens[at]);
  const expanded = expandForms(meant, isMended ? glossary.expand(meant) : known, vocabulary);
  const terms: QueryTerm[] = [];
  const seen = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (terms.length === MOST_TERMS) break;
    if (seen.has(token.term)) continue;
    seen.add(token.term);
    const named = expanded.get(at) ?? new Map<string, number>();
    const inDate = date !== undefined && token.start >= date.start && token.end <= date.end;
    const years = inDate ? yearsOf(token.term, named, date) : [];
    const guess = years.length > 0 ? undefined : guesses.get(at);
    // What was typed comes before what it is called otherwise.
    const forms = new Map(guess);
    for (const [form, likeness] of named) forms.set(form, Math.max(likeness, forms.get(form) ?? 0));
    for (const year of years) if (vocabulary.get(year)) forms.set(year, SAME_YEARS);
    // In "the 60s" 60 is no number of things.
    const isShort = years.length > 0 && token.term.length === 2;
    if (vocabulary.get(token.term) && !isShort) forms.set(token.term, 1);
    const nearest = nearestOf(forms, vocabulary) ?? token.term;
    const frame = (stages.frame && (FRAME_WEIGHTS.get(token.term) ?? FRAME_WEIGHTS.get(nearest))) || 1;
    terms.push({
      term: token.term,
      word: token.word,
      capital: token.capital || isName(isForeign(token.term) ? nearest : token.term, vocabulary),
      inDate,
      frame,
      weight: rarityOf(token.term, nearest, forms.get(nearest) ?? 0, vocabulary) * frame,
      forms,
      mistyped: guess !== undefined,
      foreign: isForeign(token.term),
    });
  }
  const matches = new Map<string, Array<readonly [number, number]>>();
  for (const [index, { forms }] of terms.entries()) {
    for (const [form, likeness] of forms) {
      const list = matches.get(form);
      if (list) list.push([index, likeness]);
      else matches.set(form, [[index, likeness]]);
    }
  }
  const weightOf = (list: readonly QueryTerm[]) => list.reduce((sum, term) => sum + term.weight, 0);
  const weight = weightOf(terms);
  const shareOf = (list: readonly QueryTerm[]) => (weight === 0 ? 0 : weightOf(list) / weight);
  const frequencies = [...matches.keys()].map((form) => vocabulary.get(form)?.df ?? 0);
  const subject = Math.max(0, ...frequencies) / Math.max(1, vocabulary.passages);
  const isCommon = (form: string) =>
    (vocabulary.get(form)?.df ?? 0) > Math.max(COMMON * vocabulary.passages, FEWEST);
  return {
    text,
    terms,
    weight,
    chain: chainOf(terms),
    named: shareOf(terms.filter(({ capital }) => capital)),
    unknown: shareOf(terms.filter(({ forms }) => forms.size === 0)),
    subject,
    beside: terms.filter(({ forms }) => !forms.keys().some(isCommon)).length,
    scope: scopeOf(
      scope,
      terms.map(({ term }) => term),
    ),
    answerType: findAnswerType(text),
    date,
    matches,
  };
}

/** A model as people type it, Mi35 or JF17, is two words where texts write Mi-35 and JF-17. */
function partsOf(token: Token, vocabulary: Vocabulary): Token[] {
  const [, letters, number] = /^(\p{L}{2,})(\d+)\p{L}?$/u.exec(token.word) ?? [];
  if (letters === undefined || number === undefined || vocabulary.get(token.term)) return [token];
  const middle = token.start + letters.length;
  const part = (word: string) => ({ ...token, word, term: stem(word) });
  return [
    { ...part(letters), end: middle },
    { ...part(number), start: middle },
  ];
}

/** A word that more than a fifth of all entries hold, and more than a few, is what the knowledge is about. */
const COMMON = 0.2;
const FEWEST = 8;

const NO_GUESSES: ReadonlyMap<number, Guess> = new Map();

/** "When did Shevardnadze come to Islamabad": that the two names stand together tells more than where "come" is. */
function chainOf(terms: readonly QueryTerm[]): number[] {
  const all = [...terms.keys()];
  const telling = all.filter((i) => (terms[i]?.frame ?? 1) >= FRAMING);
  return telling.length > 1 ? telling : all;
}

const FRAMING = 0.7;

/** Typed into a search box, a name has no capital; one text that begins a sentence with a word makes it no name. */
function isName(term: string, vocabulary: Vocabulary): boolean {
  const known = vocabulary.get(term);
  return known?.name === true && known.df > 1;
}

/** Asks for a date and nothing else. */
export function isDateOnly({ date, terms }: Query): boolean {
  return date !== undefined && terms.every(({ inDate }) => inDate);
}

/** A word that is only like a known one is as rare as that one so far as it is like it, and else as rare as can be. */
function rarityOf(term: string, nearest: string, likeness: number, vocabulary: Vocabulary): number {
  if (likeness >= SURE) return vocabulary.idf(nearest);
  // No glossary has all words of another language: one that is missing tells less than a missing English one.
  if (likeness === 0) return vocabulary.idf(term) * (/\p{Script=Latin}/u.test(term) ? 1 : FOREIGN);
  return likeness * vocabulary.idf(nearest) + (1 - likeness) * vocabulary.idf(term);
}

const FOREIGN = 0.4;

/** From here on two words are one, differently written. */
const SURE = 0.75;

/** The likeliest form; of several the most frequent, which is what people mean. */
function nearestOf(forms: ReadonlyMap<string, number>, vocabulary: Vocabulary): string | undefined {
  const [first] = [...forms].sort(
    ([a, alike], [b, other]) => other - alike || vocabulary.idf(a) - vocabulary.idf(b),
  );
  return first?.[0];
}
