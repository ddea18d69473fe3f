import { dateFit } from './date-fit.ts';
import type { Entries } from './entry.ts';
import type { Query } from './query.ts';
import type { Candidate, Recalled } from './recalled.ts';

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
    const item = entries.at(entry)?.item;
    return item?.kind === 'passage' && item.passage.article === article;
  };
  return recalled.best(MOST_PASSAGES, 0, entries.firstEvent, article === undefined ? undefined : isIn);
}

/** The events among what was recalled, and with a date all that fall on it. */
export function eventCandidates(entries: Entries, query: Query, recalled: Recalled): Candidate[] {
  const { firstEvent, length } = entries;
  const events = recalled.best(MOST_EVENTS, firstEvent, length);
  if (!query.date) return events;
  const dated = Array.from({ length: length - firstEvent }, (_, i) => firstEvent + i)
    .flatMap((index) => {
      const entry = entries.at(index);
      const fit = entry ? dateFit(entry, query.date) : 0;
      return entry && fit > 0
        ? [{ entry: index, score: recalled.scoreOf(index), fit, importance: entry.importance }]
        : [];
    })
    .sort((a, b) => b.fit - a.fit || b.score - a.score || b.importance - a.importance)
    .slice(0, MOST_DATED);
  const found = new Set(dated.map(({ entry }) => entry));
  return [...dated, ...events.filter(({ entry }) => !found.has(entry))];
}
