import { z } from 'zod';
import type { Fault } from './fault.ts';
import { confidence, dateText, id, sourceQuality, text } from './field.ts';
import { FACTS, type Passage } from './knowledge.ts';
import { type Broken, createBroken, parseList } from './list.ts';
import type { Located } from './located.ts';
import { type Source, sourcesSchema } from './source.ts';
import type { Topic } from './topic.ts';

/** A statement that no single day holds, and where it can be read. */
export interface Fact {
  readonly id: string;
  readonly topics: readonly string[];
  readonly fact: string;
  /** The time for which it is true, in a few words: '2025', 'early 1970s'. */
  readonly asOf?: string;
  readonly confidence: 'confirmed' | 'single-source';
  readonly sourceQuality: 'good' | 'weak';
  readonly sources: readonly Source[];
}

const factSchema = z
  .strictObject({
    id: id(),
    topic: id().optional(),
    fact: text(),
    as_of: dateText().optional(),
    confidence: confidence(),
    source_quality: sourceQuality(),
    sources: sourcesSchema,
  })
  .transform(({ topic, as_of, source_quality, ...rest }): Fact => {
    return {
      ...rest,
      topics: topic === undefined ? [] : [topic],
      ...(as_of === undefined ? {} : { asOf: as_of }),
      sourceQuality: source_quality,
    };
  });

/** A fact as a passage of its own, with its own sources; its topics are the heading. */
export function toPassage(fact: Fact, topics: readonly Topic[]): Passage {
  const [first, ...rest] = fact.sources;
  if (!first) throw new Error(`fact ${fact.id} has no source`);
  const labels = topics.filter(({ id }) => fact.topics.includes(id)).map(({ labels }) => labels.en);
  return {
    id: `${FACTS}#${fact.id}`,
    article: FACTS,
    paragraph: null,
    title: '',
    heading: labels.join(', ') || null,
    text: fact.fact,
    language: 'en',
    quote: 'full',
    asked: [],
    footnotes: [],
    sources: [first, ...rest],
  };
}

/** The facts of `knowledge/facts.yaml`; what is wrong lands in `faults`, and in `broken` what that leaves of a fact. */
export function parseFacts(
  yaml: string,
  file: string,
  faults: Fault[],
  broken: Broken = createBroken(),
): Located<Fact>[] {
  return parseList(yaml, factSchema, 'fact', file, faults, broken);
}
