import { toICalendar } from '../calendar/ical.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { CALENDAR } from '../replies/calendar.ts';
import { type TerminalContext, write } from './terminal.ts';

/** Prints the anniversaries as an iCalendar file. */
export async function exportCalendar(folder: string, { streams, today }: TerminalContext): Promise<number> {
  const { events } = await loadKnowledge(folder);
  // The same knowledge on the same day gives the same file.
  const stamp = new Date(`${today}T00:00:00Z`);
  await write(streams.stdout, toICalendar(events, { ...CALENDAR, stamp }));
  return 0;
}
