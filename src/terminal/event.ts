import { toEventJson } from './json.ts';
import { loadSearch } from './load-search.ts';
import { printEvent } from './print.ts';
import { createTypesetter, type TerminalContext, write } from './terminal.ts';

/** What to look for: a date, a name or a question, or a batch of them from standard input. */
export interface EventOptions {
  readonly query: string;
  readonly json: boolean;
  readonly batch: boolean;
}

/** How many events a person is shown. */
const SHOWN = 3;

/** Finds events by date, by name or by question. */
export async function event(
  folder: string,
  options: EventOptions,
  context: TerminalContext,
): Promise<number> {
  const { streams, today } = context;
  const search = await loadSearch(folder, context);
  const find = (query: string) => search.findEvents(query, today);
  const toJson = (query: string, id: string | number | null) => ({
    id,
    query,
    events: find(query).map((hit) => toEventJson(hit.event)),
  });
  if (options.batch) {
    const { runBatch } = await import('./batch.ts');
    return runBatch('query', toJson, streams);
  }
  const set = await createTypesetter(streams.stdout);
  const hits = find(options.query).filter(({ confidence }) => confidence !== 'nothing');
  const printed = hits.slice(0, SHOWN).map((hit) => printEvent(hit.event, set));
  await write(
    streams.stdout,
    options.json
      ? `${JSON.stringify(toJson(options.query, null))}\n`
      : `${printed.join('\n\n') || set.style('yellow', 'No such event is known.')}\n`,
  );
  return 0;
}
