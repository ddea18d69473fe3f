import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Source } from '../knowledge/source.ts';

/** The addresses of all sources, and the articles, events and facts that each backs. */
export function collectLinks({
  articles,
  events,
  facts,
}: Pick<Knowledge, 'articles' | 'events' | 'facts'>): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const add = (id: string, sources: readonly Source[]) => {
    for (const { url } of sources) {
      if (url === null) continue;
      const ids = links.get(url);
      if (!ids) links.set(url, [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
  };
  for (const { id, source } of articles) add(id, [source]);
  for (const { id, sources } of [...events, ...facts]) add(id, sources);
  return links;
}
