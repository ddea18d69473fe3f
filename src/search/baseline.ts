import MiniSearch from 'minisearch';
import type { Event } from '../knowledge/event.ts';
import type { Knowledge, Passage } from '../knowledge/knowledge.ts';

/** What MiniSearch finds. */
export interface BaselineHits {
  readonly passages: Passage[];
  readonly events: Event[];
}

/** What others than ours search of a passage: all that ours has beside its title. */
export function searchedText({ text, asked }: Passage): string {
  return [text, ...asked].join(' ');
}

/** MiniSearch as it comes, over the texts of passages and events: what every figure of ours is shown beside. */
export function createBaseline({
  passages,
  events,
}: Pick<Knowledge, 'passages' | 'events'>): (question: string) => BaselineHits {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(passages.map((passage, id) => ({ id, text: searchedText(passage) })));
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
