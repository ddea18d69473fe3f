import MiniSearch from 'minisearch';
import type { Passage } from '../knowledge/knowledge.ts';

/** MiniSearch as it comes, over the passages' texts: what every figure of ours is shown beside. */
export function createBaseline(passages: readonly Passage[]): (question: string) => Passage[] {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  return (question) => index.search(question).flatMap(({ id }) => passages[Number(id)] ?? []);
}
