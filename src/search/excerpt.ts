import type { Span } from '../knowledge/sentences.ts';
import type { Analysis, Sentence } from './analysis.ts';
import { hasAnswer } from './answer-type.ts';
import { coverageOf, type Match, matchTokens, pairsOf } from './match.ts';
import type { Query } from './query.ts';
import { SENTENCE_WEIGHTS as W } from './weights.ts';

/** The sentences that answer best, and where the question's words stand in them. */
export interface Excerpt extends Span {
  readonly text: string;
  /** Words to mark, as offsets in `text`, in order. */
  readonly marks: readonly Span[];
}

/** The best sentence of a text and, unless it is to stand alone, one beside it. */
export function findExcerpt(query: Query, text: string, analysis: Analysis, pair = true): Excerpt {
  const { sentences } = analysis;
  const scores = sentenceScores(query, text, analysis);
  const best = scores.indexOf(Math.max(...scores));
  const [first, last] = pair || best < 0 ? withNeighbour(scores, best) : [best, best];
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? text.length;
  const marks = sentences
    .slice(first, last + 1)
    .flatMap((sentence) => sentence.tokens)
    .filter((token) => query.matches.has(token.term))
    .map((token) => ({ start: token.start - start, end: token.end - start }));
  return { start, end, text: text.slice(start, end), marks };
}

/** A sentence is read with the one that follows; the last one, and where that one answers better, with the one before. */
function withNeighbour(scores: readonly number[], best: number): [first: number, last: number] {
  if (best < 0) return [0, scores.length - 1];
  const [before, after] = [scores[best - 1] ?? -1, scores[best + 1] ?? -1];
  if (after >= 0 && before <= after + BETTER) return [best, best + 1];
  return [Math.max(best - 1, 0), best];
}

/** Who reads a sentence reads on: the one before must be better by so much. From .05 to .2 all do alike. */
const BETTER = 0.1;

function sentenceScores(query: Query, text: string, analysis: Analysis): number[] {
  const { sentences } = analysis;
  const matches = sentences.map((sentence) => matchTokens(query, sentence.tokens));
  const titles = matchTokens(query, analysis.titles);

  // A word that few sentences of the passage hold tells which of them answers; a word of the title does not.
  const weights = query.terms.map((term, i) => {
    const holding = matches.filter((match) => (match.likeness[i] ?? 0) > 0).length;
    const rarity = Math.log(1 + sentences.length / Math.max(holding, 1)) / Math.log(1 + sentences.length);
    return term.weight * rarity * ((titles.likeness[i] ?? 0) > 0 ? W.titleWord : 1);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  return sentences.map((sentence, s) => {
    const match = matches[s] as Match;
    let covered = 0;
    for (const [i, weight] of weights.entries()) {
      covered +=
        weight *
        Math.max(
          match.likeness[i] ?? 0,
          W.before * (matches[s - 1]?.likeness[i] ?? 0),
          W.after * (matches[s + 1]?.likeness[i] ?? 0),
        );
    }
    return (
      (total === 0 ? 0 : covered / total) +
      W.orderedPairs * pairsOf(query, match).ordered +
      W.exactWords * coverageOf(query, match.exact) +
      W.answerType * Number(sentenceAnswers(query, text, sentence))
    );
  });
}

/** Does a sentence hold a thing of the kind that the question asks for? */
export function sentenceAnswers(query: Query, text: string, sentence: Sentence | undefined): boolean {
  if (!query.answerType || !sentence) return false;
  const words = text.slice(sentence.start, sentence.end);
  return hasAnswer(query.answerType, words, sentence.tokens, (term) => query.matches.has(term));
}
