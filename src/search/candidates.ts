import { dateFit } from './date-fit.ts';
import type { Entry } from './entry.ts';
import type { Query } from './query.ts';
import type { Candidate } from './recall.ts';

/** How many entries of each kind the first stage hands to the second. */
const MOST_PASSAGES = 30;
const MOST_EVENTS = 30;
/** A date alone brings events that no word tells apart: all of a busy year must be weighed. */
const MOST_DATED = 120;

/** The passages among what was recalled; `article`: the id of the only one to look into. */
export function passageCandidates(
  entries: readonly Entry[],
  recalled: readonly Candidate[],
  article: string | undefined,
): Candidate[] {
  return recalled
    .filter(({ entry }) => {
      const item = entries[entry]?.item;
      return item?.kind === 'passage' && (article === undefined || item.passage.article === article);
    })
    .slice(0, MOST_PASSAGES);
}

/** The events among what was recalled, and with a date all that fall on it. */
export function eventCandidates(
  entries: readonly Entry[],
  query: Query,
  recalled: readonly Candidate[],
): Candidate[] {
  const events = recalled.filter(({ entry }) => entries[entry]?.item.kind === 'event').slice(0, MOST_EVENTS);
  if (!query.date) return events;
  const scores = new Map(recalled.map(({ entry, score }) => [entry, score]));
  const dated = entries
    .flatMap((entry, index) => {
      const fit = dateFit(entry, query.date);
      return fit > 0
        ? [{ entry: index, score: scores.get(index) ?? 0, fit, importance: entry.importance }]
        : [];
    })
    .sort((a, b) => b.fit - a.fit || b.score - a.score || b.importance - a.importance)
    .slice(0, MOST_DATED);
  const found = new Set(dated.map(({ entry }) => entry));
  return [...dated, ...events.filter(({ entry }) => !found.has(entry))];
}
