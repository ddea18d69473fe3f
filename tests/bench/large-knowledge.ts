import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDistractors } from '../../src/evaluation/distractors.ts';
import { createRandom } from '../../src/evaluation/random.ts';
import type { Knowledge, Passage } from '../../src/knowledge/knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** Paragraphs of one made-up article's file. */
const ARTICLE = 200;

/** A knowledge with passages that answer nothing added, up to so many in all; the same ones each time. */
export function enlarge(knowledge: Knowledge, size: number): Passage[] {
  const missing = Math.max(0, size - knowledge.passages.length);
  return [...knowledge.passages, ...makeDistractors(knowledge, missing, createRandom(1))];
}

/** A copy of the shipped knowledge with so many passages in all, in a folder that goes with `remove`. */
export async function makeLargeFolder(size: number): Promise<{ folder: string; remove(): Promise<void> }> {
  const place = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const folder = join(place, 'knowledge');
  await cp('knowledge', folder, { recursive: true });
  const knowledge = await loadKnowledge(folder);
  const made = enlarge(knowledge, size).slice(knowledge.passages.length);
  await mkdir(join(folder, 'articles'), { recursive: true });
  for (let i = 0; i < made.length; i += ARTICLE) {
    const id = `made-up-${i / ARTICLE}`;
    const head = `---\nid: ${id}\ntitle: Made up ${id}\npublisher: Nobody\nlanguage: en\n---`;
    const texts = made.slice(i, i + ARTICLE).map(({ text }) => text);
    await writeFile(join(folder, 'articles', `${id}.md`), `${[head, ...texts].join('\n\n')}\n`);
  }
  return { folder, remove: () => rm(place, { recursive: true }) };
}
