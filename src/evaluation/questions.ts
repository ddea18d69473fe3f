import { z } from 'zod';
import { type Fault, KnowledgeError } from '../knowledge/fault.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

const line = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1),
  /** BCP 47. */
  language: z.string().default('en'),
  /** Ids of the passages that answer; empty, with `events`, when nothing does. */
  passages: z.array(z.string()).default([]),
  events: z.array(z.string()).default([]),
  /** The sentences that answer, word for word. */
  sentences: z.array(z.string()).default([]),
  /** Of a question that nothing answers: about something else altogether, or about what is near the subject. */
  kind: z.enum(['off-subject', 'edge']).optional(),
});

/** A question whose answer is known. */
export type Question = Readonly<z.infer<typeof line>>;

/** JSON Lines to questions; throws a KnowledgeError that names every bad line, or passage that is not there. */
export function parseQuestions(text: string, file: string, knowledge: Knowledge): Question[] {
  const known = {
    passages: new Set(knowledge.passages.map(({ id }) => id)),
    events: new Set(knowledge.events.map(({ id }) => id)),
  };
  const faults: Fault[] = [];
  const questions: Question[] = [];
  const ids = new Set<string>();
  for (const [i, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const report = (message: string) => faults.push({ file, line: i + 1, message });
    const parsed = line.safeParse(toJson(raw));
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        report(`${issue.path.join('.') || 'the line'}: ${issue.message}`);
      continue;
    }
    if (ids.has(parsed.data.id)) report(`id: "${parsed.data.id}" stands on an earlier line too`);
    for (const list of ['passages', 'events'] as const)
      for (const id of parsed.data[list].filter((id) => !known[list].has(id)))
        report(`${list}: there is no "${id}"`);
    ids.add(parsed.data.id);
    questions.push(parsed.data);
  }
  if (questions.length === 0 && faults.length === 0)
    faults.push({ file, line: 1, message: 'holds no question' });
  if (faults.length > 0) throw new KnowledgeError(faults);
  return questions;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
