import { findAnniversaries, findNearestDays } from '../calendar/anniversary.ts';
import type { MonthDay } from '../calendar/date.ts';
import { formatDate, formatMonthDay } from '../calendar/format.ts';
import { loadWhole } from './load-search.ts';
import { createTypesetter, type TerminalContext, toPrintable, write } from './terminal.ts';

/** Which day, and the year to count to. */
export interface OnThisDayOptions {
  readonly day: MonthDay;
  readonly year: number;
  readonly json: boolean;
}

/** What fell on a day of the year, best first; a day without anniversaries names the nearest before and after. */
export async function onThisDay(
  folder: string,
  { day, year, json }: OnThisDayOptions,
  context: TerminalContext,
): Promise<number> {
  const { streams } = context;
  const { events } = await loadWhole(folder, context);
  const found = findAnniversaries(events, day, year);
  if (json) {
    const anniversaries = found.map(({ event: { id, date, title }, years }) => ({ id, date, years, title }));
    await write(streams.stdout, `${JSON.stringify({ date: day, anniversaries })}\n`);
    return 0;
  }
  const set = await createTypesetter(streams.stdout);
  const list = (items: typeof found) =>
    items.map(({ event, years }) =>
      set.wrap(
        `${set.style('bold', formatDate(event.date, 'en'))} (${years} ${years === 1 ? 'year' : 'years'} ago): ${toPrintable(event.title)}`,
        2,
      ),
    );
  const lines = [set.style('bold', `${formatMonthDay(day, 'en')}, seen from ${year}`), ...list(found)];
  if (found.length === 0) {
    const { before, after } = findNearestDays(events, day, year);
    lines.push('  Nothing is remembered on this day.');
    if (before)
      lines.push(`The nearest before, ${formatDate(before.day, 'en')}:`, ...list([...before.anniversaries]));
    if (after)
      lines.push(`The nearest after, ${formatDate(after.day, 'en')}:`, ...list([...after.anniversaries]));
  }
  await write(streams.stdout, `${lines.join('\n')}\n`);
  return 0;
}
