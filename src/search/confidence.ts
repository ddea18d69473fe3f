import type { Query } from './query.ts';
import { type Features, isWord } from './rank.ts';
import { CONFIDENCE_LEVELS, CONFIDENCE_WEIGHTS } from './weights.ts';

/** How sure it is that a passage or an event answers. */
export type Confidence = 'found' | 'perhaps' | 'nothing';

/** What tells an answer from the nearest thing there is. */
export type Signals = Record<Exclude<keyof typeof CONFIDENCE_WEIGHTS, 'bias'>, number>;

/**
 * Measures a hit. `dated`: it has a day, and so tells when. `scoreShare`: the first stage's best score over the summed
 * rarity of the question's words.
 */
export function signalsOf(query: Query, features: Features, dated: boolean, scoreShare: number): Signals {
  // One word has no neighbour to stand near.
  const alone = isWord(query);
  return {
    coverage: features.coverage,
    scoreShare,
    evidence: Math.log(1 + features.coverage * query.weight),
    orderedPairs: alone ? features.coverage : features.orderedPairs,
    apart: query.terms.length === 2 ? 1 - features.proximity : 0,
    title: features.title,
    // One word beside the subject is in some question or other.
    asked: query.beside > 1 ? features.asked : 0,
    subject: query.subject,
    words: Math.log(1 + query.beside),
    asks: Number(query.answerType !== undefined && !(dated && query.answerType === 'time')),
    strangers: query.named * (1 - features.names),
    unknown: query.unknown,
    outOfScope: query.scope.outOfScope,
    inScope: query.scope.inScope,
  };
}

/** A probability, 0–1. */
export function certaintyOf(signals: Signals): number {
  let z: number = CONFIDENCE_WEIGHTS.bias;
  for (const [name, value] of Object.entries(signals)) z += CONFIDENCE_WEIGHTS[name as keyof Signals] * value;
  return 1 / (1 + Math.exp(-z));
}

/** The level that a reader is told. */
export function toLevel(probability: number): Confidence {
  if (probability >= CONFIDENCE_LEVELS.found) return 'found';
  return probability >= CONFIDENCE_LEVELS.perhaps ? 'perhaps' : 'nothing';
}
