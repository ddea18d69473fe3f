import { z } from 'zod';
import type { Fault } from './fault.ts';
import { id, text } from './field.ts';
import type { Located } from './located.ts';
import { parseYaml } from './yaml.ts';

/** A subject under which events and facts are filed, with its name in each of the bot's languages. */
export interface Topic {
  readonly id: string;
  readonly labels: { readonly en: string; readonly ru: string; readonly ur: string };
}

const topicSchema = z.strictObject({
  id: id(),
  labels: z.strictObject({ en: text(), ru: text(), ur: text() }),
});

/** The topics of `knowledge/topics.yaml`; what is wrong lands in `faults`, and then the result is not to be used. */
export function parseTopics(yaml: string, file: string, faults: Fault[]): Located<Topic>[] {
  const list = parseYaml(yaml, z.array(topicSchema, 'must be a list of topics').nullable(), file, faults);
  return (list?.value ?? []).map((value, index) => {
    return { value, file, lineOf: (path) => list?.lineOf([index, ...path]) ?? 1 };
  });
}
