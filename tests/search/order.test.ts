import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { orderHits } from '../../src/search/order.ts';
import { createSearch } from '../../src/search/search.ts';
import { articleFile, createFolder } from '../folder.ts';

const SOURCES = '\n  sources:\n    - { title: A page, publisher: A paper, url: "https://example.org/" }\n';

test('what says again what stands above it comes after what does not', async () => {
  const folder = await createFolder({
    'articles/mill.md': articleFile(
      'mill',
      'The steel mill near Karachi was opened.[^mill-opened]\n\n' +
        'It was opened by a minister, the steel mill near Karachi.[^mill-opened]\n\n' +
        'Engineers of the steel mill near Karachi lived in a town of their own while it was being built, and went home later.',
    ),
    'events/1980s.yaml': `- id: mill-opened\n  date: 1985-01-15\n  title: Steel mill near Karachi opened\n  summary: The steel mill near Karachi was opened by a minister.${SOURCES}`,
  });
  const search = await createSearch(await loadKnowledge(folder));
  const hits = orderHits(search.ask('steel mill near Karachi opened', '2026-11-24'));
  const ids = hits.map((hit) => (hit.kind === 'event' ? hit.event.id : hit.passage.id));
  expect(ids).toHaveLength(4);
  expect(ids.slice(0, 2)).toContain('mill-opened');
  expect(ids[2]).toBe('mill#3');
});
