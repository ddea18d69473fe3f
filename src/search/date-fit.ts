import type { DateQuery } from '../calendar/date-query.ts';
import type { Entry } from './entry.ts';

/** How well an entry's days answer a date that was asked for, 0–1; 0 also where none was asked for. */
export function dateFit({ days }: Entry, asked: DateQuery | undefined): number {
  if (!days || !asked) return 0;
  const [from, to] = days;
  if (from > asked.to || to < asked.from) return 0;
  // "1948" means what is dated to the year first, what falls within it next, what only reaches into it last.
  if (from === asked.from && to === asked.to) return 1;
  return from >= asked.from ? 0.9 : 0.7;
}
