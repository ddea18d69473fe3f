import { dateFit } from './date-fit.ts';
import type { Entry } from './entry.ts';
import type { Query } from './query.ts';
import type { Candidate, Recalled } from './recalled.ts';

/** Everything that is searched: passages, then events. */
export interface Entries {
  readonly all: readonly Entry[];
  /** The place of the first event. */
  readonly firstEvent: number;
}

/** How many entries of each kind the first stage hands to the second. */
const MOST_PASSAGES = 30;
const MOST_EVENTS = 30;
/** A date alone brings events that no word tells apart: all of a busy year must be weighed. */
const MOST_DATED = 120;

/** The passages among what was recalled; `article`: the id of the only one to look into. */
export function passageCandidates(
  entries: Entries,
  recalled: Recalled,
  article: string | undefined,
): Candidate[] {
  const isIn = (entry: number) => {
    const item = entries.all[entry]?.item;
    return item?.kind === 'passage' && item.passage.article === article;
  };
  return recalled.best(MOST_PASSAGES, 0, entries.firstEvent, article === undefined ? undefined : isIn);
}

/** The events among what was recalled, and with a date all that fall on it. */
export function eventCandidates({ all, firstEvent }: Entries, query: Query, recalled: Recalled): Candidate[] {
  const events = recalled.best(MOST_EVENTS, firstEvent, all.length);
  if (!query.date) return events;
  const dated = all
    .slice(firstEvent)
    .flatMap((entry, i) => {
      const fit = dateFit(entry, query.date);
      const index = firstEvent + i;
      return fit > 0
        ? [{ entry: index, score: recalled.scoreOf(index), fit, importance: entry.importance }]
        : [];
    })
    .sort((a, b) => b.fit - a.fit || b.score - a.score || b.importance - a.importance)
    .slice(0, MOST_DATED);
  const found = new Set(dated.map(({ entry }) => entry));
  return [...dated, ...events.filter(({ entry }) => !found.has(entry))];
}
