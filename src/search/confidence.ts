import type { Features } from './rank.ts';
import { CONFIDENCE_LEVELS, CONFIDENCE_WEIGHTS } from './weights.ts';

/** How sure it is that the best passage answers. */
export type Confidence = 'found' | 'perhaps' | 'nothing';

/** A probability, 0–1. `scoreShare` is the first stage's best score over the summed rarity of the question's words. */
export function confidenceOf(features: Features, scoreShare: number): number {
  const z =
    CONFIDENCE_WEIGHTS.bias +
    CONFIDENCE_WEIGHTS.coverage * features.coverage +
    CONFIDENCE_WEIGHTS.sentencePair * features.sentencePair +
    CONFIDENCE_WEIGHTS.scoreShare * scoreShare;
  return 1 / (1 + Math.exp(-z));
}

/** The level that a reader is told. */
export function toLevel(probability: number): Confidence {
  if (probability >= CONFIDENCE_LEVELS.found) return 'found';
  return probability >= CONFIDENCE_LEVELS.perhaps ? 'perhaps' : 'nothing';
}
