import type { Analysis } from './analysis.ts';
import { dateFit } from './date-fit.ts';
import type { Entry } from './entry.ts';
import { sentenceAnswers } from './excerpt.ts';
import { coverageOf, eitherOf, joinMatches, type Match, matchTokens, pairsOf } from './match.ts';
import { isDateOnly, type Query } from './query.ts';
import type { Stages } from './stages.ts';
import type { Token } from './tokens.ts';

/** What the second stage weighs; each a share in 0–1 except `length`. */
export type Features = Record<keyof Stages['weights'], number>;

/** Measures a candidate. `recall` is its first-stage score as a share of the best one. */
export function featuresOf(query: Query, entry: Entry, analysis: Analysis, recall: number): Features {
  const date = dateFit(entry, query.date);
  const dated = date > 0;
  const matches = analysis.sentences.map((sentence) => matchTokens(query, sentence.tokens, dated));
  const text = joinMatches(query, matches);
  // Most questions that people ask for a passage share no word with this one.
  const questions = analysis.asked.filter((tokens) => tokens.some(({ term }) => query.matches.has(term)));
  const asked = questions.map((tokens) => matchTokens(query, tokens, dated));
  const beside = [analysis.titles, analysis.keywords].map((tokens) => matchTokens(query, tokens, dated));
  const whole = joinMatches(query, [...beside, ...asked, text]);

  let [sentence, best, sentencePair] = [0, -1, 0];
  for (const [i, match] of matches.entries()) {
    const alone = coverageOf(query, match.likeness);
    if (alone > sentence) [sentence, best] = [alone, i];
    const next = matches[i + 1];
    const both = next ? coverageOf(query, eitherOf(match.likeness, next.likeness)) : alone;
    sentencePair = Math.max(sentencePair, both);
  }
  // The words of a date that the entry's own date meets stand nowhere.
  const { ordered, near } = pairsOf(query, dated ? matchTokens(query, analysis.tokens) : text);

  return {
    recall,
    coverage: coverageOf(query, whole.likeness),
    sentence,
    sentencePair,
    orderedPairs: ordered,
    proximity: near,
    exactWords: coverageOf(query, whole.exact),
    names: nameCoverage(query, whole.likeness),
    answerType: Number(sentenceAnswers(query, entry.text, analysis.sentences[best])),
    title: shareNamed(query, analysis.titles),
    // The number of a decade is looked for as its years: word for word it is the same question all the same.
    asked: isNamed(query, analysis.asked) ? 1 : askedAlike(query, asked, questions),
    date,
    importance: entry.importance,
    compiled: Number(entry.compiled),
    length: Math.log(1 + analysis.tokens.length) / 5,
  };
}

/** The second stage's score: a weighted sum, on no fixed scale. */
export function scoreOf(query: Query, features: Features, weights: Stages['weights']): number {
  // A date and nothing else: what falls on it, what fits it best first, and then what matters most.
  if (isDateOnly(query) && features.date > 0) return DATED + 10 * features.date + features.importance;
  let score = 0;
  for (const [name, weight] of Object.entries(weights)) score += weight * features[name as keyof Features];
  // Who types a question that keepers list, or takes it from the suggestions, means the passage that it is listed for.
  return features.asked >= SAME ? score + LISTED : score;
}

/** More than other features part two passages that both hold the words of a question. */
const LISTED = 3;

/** More than any words bring. */
const DATED = 20;

/** An exact date rules out the events of other days, except one whose own title was typed: titles hold dates too. */
export function isElsewhere(query: Query, entry: Entry, features: Features): boolean {
  return (
    entry.days !== undefined && query.date?.exact === true && features.date === 0 && features.title < 0.9
  );
}

/**
 * What was typed stands here, and no answer beyond it was asked for: one word, or another name of the same; else all of
 * the words in one sentence, of two or three exactly so, one of them a name that little else holds.
 */
export function isWordFound(query: Query, { coverage, sentence, exactWords }: Features): boolean {
  const { terms, scope } = query;
  // Whoever keeps the knowledge says that nothing is meant which it holds.
  if (scope.outOfScope >= SAME) return false;
  // Who "the ambassador" is, a text that holds the word need not tell.
  if (terms.length === 1) return isWord(query) && query.answerType === undefined && coverage >= SAME;
  // Who asks for no date, number or name has said it all in words, and one sentence says the same.
  if (terms.length >= FEW && query.answerType === undefined && sentence >= SAME) return true;
  const named = terms.some(({ capital, weight, frame }) => capital && weight / frame >= RARE);
  return terms.length <= FEW && named && sentence >= SAME && exactWords >= SAME;
}

/** What was typed is a name of this entry, whole and nothing beside it: a suggestion or a completion that was taken. */
export function isNamed(query: Query, names: readonly (readonly Token[])[]): boolean {
  return names.some(
    (tokens) =>
      tokens.length > 0 &&
      tokens.every(({ term }) => query.terms.some((asked) => asked.term === term)) &&
      query.terms.every((asked) => tokens.some(({ term }) => term === asked.term)),
  );
}

/** One word and nothing else of weight; a number alone is none. */
export function isWord({ terms }: Query): boolean {
  return terms.length === 1 && /^\p{L}/u.test(terms[0]?.word ?? '');
}

/** Numbers and not a word: a sum, which no text answers though it may hold them all. */
export function isSum({ terms }: Query): boolean {
  return terms.length > 0 && !terms.some(({ word, inDate }) => inDate || /\p{L}/u.test(word));
}

const FEW = 3;
/** In nats: one entry of seven. */
const RARE = 2;
/** From this likeness on two words mean the same. */
const SAME = 0.95;

function nameCoverage(query: Query, likeness: Float64Array): number {
  let [found, total] = [0, 0];
  for (const [i, term] of query.terms.entries()) {
    if (!term.capital) continue;
    total += term.weight;
    found += term.weight * (likeness[i] ?? 0);
  }
  return total === 0 ? 0 : found / total;
}

/** How alike the question is to the likest of those that people ask for the entry: of each, the words of the other. */
function askedAlike(query: Query, matches: readonly Match[], questions: Analysis['asked']): number {
  let alike = 0;
  for (const [i, match] of matches.entries()) {
    const [covered, named] = [coverageOf(query, match.likeness), shareNamed(query, questions[i] ?? [])];
    alike = Math.max(alike, Math.sqrt(covered * named));
  }
  return alike;
}

function shareNamed(query: Query, title: readonly Token[]): number {
  if (title.length === 0) return 0;
  let named = 0;
  for (const { term } of title) {
    let best = 0;
    for (const [, likeness] of query.matches.get(term) ?? []) best = Math.max(best, likeness);
    named += best;
  }
  return named / title.length;
}
