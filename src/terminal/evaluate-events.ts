import { type EventProbe, probeEvents } from '../evaluation/event-probes.ts';
import { createRandom } from '../evaluation/random.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createSearch } from '../search/search.ts';
import { printTable } from './table.ts';
import { type TerminalContext, toPrintable, write } from './terminal.ts';

/** Asks for every event by its title, with a typing error, and by its date; prints how many come first, and the misses. */
export async function evaluateEvents(
  folder: string,
  seed: number,
  { streams, today }: TerminalContext,
): Promise<number> {
  const knowledge = await loadKnowledge(folder);
  const search = await createSearch(knowledge);
  const probes = probeEvents(knowledge.events, createRandom(seed)).map((probe) => {
    const found = search.findEvents(probe.query, today).map(({ event }) => event.id);
    return { ...probe, found, isFirst: probe.wanted.includes(found[0] ?? '') };
  });
  const byKind = Map.groupBy(probes, ({ kind }) => kind);
  const rows = [...byKind].map(([kind, asked]) => {
    const first = asked.filter(({ isFirst }) => isFirst).length;
    return [kind, String(first), String(asked.length), (first / asked.length).toFixed(3)];
  });
  const misses = probes
    .filter(({ isFirst }) => !isFirst)
    .map((probe) => [...describe(probe), probe.found[0] ?? '–']);
  await write(
    streams.stdout,
    [
      printTable([['asked for by', 'first', 'of', 'share'], ...rows], 'lrrr'),
      misses.length === 0
        ? 'No event was missed.'
        : `${misses.length} missed:\n\n${printTable([['asked for by', 'query', 'wanted', 'first'], ...misses], 'llll')}`,
      '',
    ].join('\n\n'),
  );
  return 0;
}

function describe({ kind, query, wanted }: EventProbe): string[] {
  return [kind, toPrintable(query), wanted.join(' ')];
}
