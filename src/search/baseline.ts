import MiniSearch from 'minisearch';
import type { Event } from '../knowledge/event.ts';
import type { Knowledge, Passage } from '../knowledge/knowledge.ts';

/** What MiniSearch finds. */
export interface BaselineHits {
  readonly passages: Passage[];
  readonly events: Event[];
}

/** MiniSearch as it comes, over the texts of passages and events: what every figure of ours is shown beside. */
export function createBaseline({
  passages,
  events,
}: Pick<Knowledge, 'passages' | 'events'>): (question: string) => BaselineHits {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  index.addAll(
    events.map(({ title, summary }, i) => ({ id: passages.length + i, text: `${title}. ${summary}` })),
  );
  return (question) => {
    const found = index.search(question).map(({ id }) => Number(id));
    return {
      passages: found.flatMap((id) => passages[id] ?? []),
      events: found.flatMap((id) => events[id - passages.length] ?? []),
    };
  };
}
