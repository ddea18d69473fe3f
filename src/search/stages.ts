import { RANK_WEIGHTS } from './weights.ts';

/** The parts of the search that can be switched off, each by itself, to learn what it is worth. */
export interface Stages {
  /** A word that no text holds stands for known ones that resemble it. */
  readonly vocabulary: boolean;
  readonly glossary: boolean;
  /** A passage is found by the questions that people are said to ask for it, too. */
  readonly asked: boolean;
  /** What is like a question out of scope is answered with less confidence. */
  readonly outOfScope: boolean;
  /** A word that no text holds stands for words of like meaning. */
  readonly thesaurus: boolean;
  /** Words that frame a question count less than those that name its subject. */
  readonly frame: boolean;
  /** A date in a question is compared with the events' days. */
  readonly dates: boolean;
  /** Of the second stage: how much each feature counts; 0 switches it off. */
  readonly weights: Readonly<Record<keyof typeof RANK_WEIGHTS, number>>;
  /** An excerpt is the best sentence and one beside it, not the best one alone. */
  readonly excerptPair: boolean;
  /** How many hits of each kind an answer holds. */
  readonly hits: number;
}

/** Everything on: what people are answered with. */
export const STAGES: Stages = {
  vocabulary: true,
  glossary: true,
  asked: true,
  outOfScope: true,
  thesaurus: true,
  frame: true,
  dates: true,
  weights: RANK_WEIGHTS,
  excerptPair: true,
  hits: 10,
};
