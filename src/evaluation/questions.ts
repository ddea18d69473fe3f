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
});

/** A question whose answer is known. */
export type Question = Readonly<z.infer<typeof line>>;

/** JSON Lines to questions; throws a KnowledgeError that names every bad line, and every label that the knowledge does not bear out. */
export function parseQuestions(text: string, file: string, knowledge: Knowledge): Question[] {
  const passages = new Map(knowledge.passages.map(({ id, text }) => [id, flatten(text)]));
  const events = new Set(knowledge.events.map(({ id }) => id));
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
    const texts = parsed.data.passages.map((id) => passages.get(id));
    for (const id of parsed.data.passages.filter((id) => !passages.has(id)))
      report(`passages: there is no "${id}"`);
    for (const id of parsed.data.events.filter((id) => !events.has(id)))
      report(`events: there is no "${id}"`);
    // What a passage that is not there holds, nobody knows: that it is not there has been told.
    for (const sentence of parsed.data.sentences)
      if (!texts.some((text) => text === undefined || text.includes(flatten(sentence))))
        report(`sentences: none of its passages holds "${sentence}"`);
    ids.add(parsed.data.id);
    questions.push(parsed.data);
  }
  if (questions.length === 0 && faults.length === 0)
    faults.push({ file, line: 1, message: 'holds no question' });
  if (faults.length > 0) throw new KnowledgeError(faults);
  return questions;
}

/** Line ends and other spaces are not what a sentence says. */
export function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
