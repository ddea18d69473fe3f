import type { Day } from '../calendar/date.ts';
import { findDate } from '../calendar/date-query.ts';
import { formatDate } from '../calendar/format.ts';
import { findImpossibleDay } from '../calendar/impossible-day.ts';
import { type EventHit, openSearch } from '../search/search.ts';
import { toEventJson } from './json.ts';
import { loadLibrary } from './load-search.ts';
import { printEvent } from './print.ts';
import { createTypesetter, type TerminalContext, type Typesetter, toPrintable, write } from './terminal.ts';

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
  const { kept, index } = await loadLibrary(folder, context);
  const search = await openSearch(kept, index);
  const events = Array.from({ length: kept.events }, (_, i) => kept.event(i));
  const byId = new Map(events.map((event) => [event.id, event]));
  const find = (query: string) => {
    // A day that is none has no events, and words beside it may.
    if (findImpossibleDay(query)?.isAll) return [];
    const exact = byId.get(query.trim());
    const hits = search.findEvents(exact?.title ?? query, today);
    return exact ? [...hits].sort((a, b) => Number(b.event === exact) - Number(a.event === exact)) : hits;
  };
  const toJson = (query: string, id: string | number | null) => ({
    id,
    query,
    events: find(query).map((hit) => toEventJson(hit.event)),
  });
  if (options.batch) {
    const { runBatch } = await import('./batch.ts');
    return runBatch('query', toJson, streams);
  }
  await write(
    streams.stdout,
    options.json
      ? `${JSON.stringify(toJson(options.query, null))}\n`
      : print(options.query, find(options.query), today, await createTypesetter(streams.stdout)),
  );
  return 0;
}

function print(query: string, hits: readonly EventHit[], today: Day, set: Typesetter): string {
  const impossible = findImpossibleDay(query);
  const date = impossible ? undefined : findDate(query, today);
  const remark = impossible
    ? set.style('yellow', `"${toPrintable(impossible.text)}" is a day that no calendar has.`)
    : date?.hasShortYear && `Read as ${formatDate(date.from, 'en')}.`;
  const found = hits.filter(({ confidence }) => confidence !== 'nothing').slice(0, SHOWN);
  const none = !impossible?.isAll && set.style('yellow', 'No such event is known.');
  const printed = found.length > 0 ? found.map((hit) => printEvent(hit.event, set)) : [none];
  return `${[remark, ...printed].filter(Boolean).join('\n\n')}\n`;
}
