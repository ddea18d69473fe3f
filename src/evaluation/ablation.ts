import { STAGES, type Stages } from '../search/stages.ts';

type Feature = keyof Stages['weights'];

/** The search without each of its stages in turn, by the name of what is missing. */
export const ABLATIONS: ReadonlyArray<readonly [name: string, stages: Stages]> = [
  ['resolution of unknown words', { ...STAGES, vocabulary: false }],
  ['thesaurus', { ...STAGES, thesaurus: false }],
  ['glossary', { ...STAGES, glossary: false }],
  ['questions that people ask', { ...STAGES, asked: false }],
  ['questions out of scope', { ...STAGES, outOfScope: false }],
  ['frame weights', { ...STAGES, frame: false }],
  ['dates', { ...STAGES, dates: false }],
  [
    'the second stage',
    without(...(Object.keys(STAGES.weights) as Feature[]).filter((name) => name !== 'recall')),
  ],
  ['… first-stage score', without('recall')],
  ['… coverage of the whole', without('coverage')],
  ['… best sentence and pair', without('sentence', 'sentencePair')],
  ['… order and nearness of words', without('orderedPairs', 'proximity')],
  ['… words as typed', without('exactWords')],
  ['… names', without('names')],
  ['… answer type', without('answerType')],
  ['… title', without('title')],
  ['… length', without('length')],
  ["… an event's date and weight", without('date', 'importance')],
  ["the excerpt's second sentence", { ...STAGES, excerptPair: false }],
];

function without(...features: readonly Feature[]): Stages {
  const off = Object.fromEntries(features.map((name) => [name, 0]));
  return { ...STAGES, weights: { ...STAGES.weights, ...off } };
}
