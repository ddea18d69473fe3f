/**
 * Every number that the ranking was fitted with, in one place. The second stage's were fitted by pairwise logistic
 * regression on public question sets (Natural Questions in QED's form, SelQA, COVID-QA, each left out in turn).
 * `npm run fit -- FOLDER` fits them and the confidence's anew: to the tuning halves of `tests/answers/`, and to a
 * folder with articles and questions about other things. `npm run evaluate` tells what a change costs or gains.
 */

/** Second stage: how much each feature of a passage counts. All features but `length` lie in 0–1. */
export const RANK_WEIGHTS = {
  /** Score of the first stage, as a share of the best one. */
  recall: 2.66,
  /** Weight of the question's words that title, heading and text hold. */
  coverage: 1.49,
  /** … that one sentence holds, the best. */
  sentence: 1.11,
  /** … that two neighbouring sentences hold, the best two. */
  sentencePair: 0.87,
  /** Neighbouring words of the question found in order, at most three words apart. */
  orderedPairs: 1.21,
  /** Neighbouring words of the question found near each other, in any order. */
  proximity: 1.02,
  /** Words found exactly as typed, not only by stem. */
  exactWords: 1.54,
  /** Capitalised words of the question that are found. */
  names: 0.49,
  /** The best sentence holds a date, a number or a name, when the question asks for one. */
  answerType: 0.6,
  /** Words of the title that the question names. */
  title: 2.0,
  /** Likeness to a question that keepers say people ask for the passage; fitted to our own tuning halves alone. */
  asked: 3.0,
  /** An event's days answer the date asked for; set by hand, no public set has events. */
  date: 1.5,
  /** Between events that match alike the turning point is meant; set by hand. */
  importance: 0.8,
  /** Of two passages that say the same the one that others quote comes first; set by hand. */
  compiled: -0.25,
  /** ln(1 + words) / 5: long passages match by chance. */
  length: -0.82,
} as const;

/** The sentence within a passage. */
export const SENTENCE_WEIGHTS = {
  /** A word found in the sentence before counts this much, in the one after that much. */
  before: 0.3,
  after: 0.2,
  /** A word of the title tells little about which sentence answers. */
  titleWord: 0.25,
  orderedPairs: 0.3,
  exactWords: 0.1,
  answerType: 0.3,
} as const;

/** Confidence that a hit answers: a logistic of shares in 0–1, but for `evidence`. */
export const CONFIDENCE_WEIGHTS = {
  coverage: 2.47,
  /** The first stage's score over the summed rarity of the question's words. */
  scoreShare: 1.3,
  /** ln(1 + the weight that is covered): one common word is little to go by, however well it is covered. */
  evidence: 0.84,
  orderedPairs: 1.54,
  /** How far from each other two words stand, where the question has no more: “population of Russia”. */
  apart: -0.48,
  title: 0.69,
  /** Likeness to a question that keepers say people ask, where this one has two words beside the subject. */
  asked: 1.0,
  /** How much of the knowledge speaks of what the question names: who names its subject hardly asks beside it. */
  subject: 0.63,
  /** ln(1 + the question's words beside the subject): who asks at length asks something, who types a word may mean anything. */
  words: 1.48,
  /** Who asks for a date, a number or a name wants just that: what speaks of the matter need not tell it; an event has its date. */
  asks: -0.86,
  /** Weight of the question's names that the hit lacks. */
  strangers: -2.76,
  /** Weight of the question's words that nothing in the knowledge resembles. */
  unknown: -0.75,
  /** Likeness to a question that keepers say is none for this knowledge. */
  outOfScope: -2.97,
  /** How much rather its words are those of questions for this knowledge than of those: a mean of log ratios. */
  inScope: 1.72,
  bias: -7.09,
} as const;

/** From which probability on an answer is called found, and below which it is called nothing. */
export const CONFIDENCE_LEVELS = { found: 0.82, perhaps: 0.42 } as const;
