import { z } from 'zod';
import type { Fault } from './fault.ts';
import { id, text } from './field.ts';
import { type Broken, createBroken, parseList } from './list.ts';
import type { Located } from './located.ts';

/** A subject under which events and facts are filed, with its name in each of the bot's languages. */
export interface Topic {
  readonly id: string;
  readonly labels: { readonly en: string; readonly ru: string; readonly ur: string };
}

const topicSchema = z.strictObject({
  id: id(),
  labels: z.strictObject({ en: text(), ru: text(), ur: text() }),
});

/** The topics of `knowledge/topics.yaml`; what is wrong lands in `faults`, and in `broken` what that leaves of a topic. */
export function parseTopics(
  yaml: string,
  file: string,
  faults: Fault[],
  broken: Broken = createBroken(),
): Located<Topic>[] {
  return parseList(yaml, topicSchema, 'topic', file, faults, broken);
}
