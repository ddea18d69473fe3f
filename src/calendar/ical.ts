import { createRequire } from 'node:module';
import type * as Ical from 'ical-generator';
import type { Remembered } from './anniversary.ts';
import { type Day, precisionOf, yearOf } from './date.ts';

// Loaded with the first calendar that is asked for.
const require = createRequire(import.meta.url);

/** What a calendar entry tells of an event. */
export interface CalendarEvent extends Remembered {
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly CalendarSource[];
  /** Weak sources are named without their address: calendar programs make a link of every address. */
  readonly sourceQuality: 'good' | 'weak';
}

export interface CalendarSource {
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
}

export interface CalendarOptions {
  /** What calendar programs call it. */
  readonly name: string;
  /** Keeps the UIDs apart from those of other calendars, such as 'rapport.example.org'; changing it makes all entries new. */
  readonly namespace: string;
  /** The moment at which the file is made: the same moment and events give the same bytes. */
  readonly stamp: Date;
}

/** The iCalendar file of the anniversaries: an all-day entry a year for each event that is remembered, from its own day on. */
export function toICalendar(events: readonly CalendarEvent[], options: CalendarOptions): string {
  const library: typeof Ical = require('ical-generator');
  const calendar = library.default({
    name: options.name,
    prodId: { company: options.namespace, product: 'anniversaries' },
    method: library.ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) {
    if (!event.anniversary || precisionOf(event.date) !== 'day') continue;
    calendar.createEvent({
      id: `${event.id}@${options.namespace}`,
      stamp: options.stamp,
      // Midnight in UTC: without a zone the library writes the day that UTC has, on every machine.
      start: new Date(`${event.date}T00:00:00Z`),
      allDay: true,
      repeating: recurrenceOf(event.date, library.ICalEventRepeatingFreq.YEARLY),
      summary: `${event.title} (${yearOf(event.date)})`,
      description: describe(event),
      // Nobody is busy on an anniversary.
      transparency: library.ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** A plain yearly rule skips common years for 29 February; its last day is the 29th or the 28th. */
function recurrenceOf(date: Day, freq: Ical.ICalEventRepeatingFreq): Ical.ICalRepeatingOptions {
  return date.endsWith('-02-29') ? { freq, byMonth: 2, byMonthDay: -1 } : { freq };
}

function describe(event: CalendarEvent): string {
  const sources = event.sources.map(({ title, publisher, url }) => {
    const linked = url !== null && event.sourceQuality === 'good';
    return [`${title} — ${publisher}`, ...(linked ? [url] : [])].join('\n');
  });
  return [event.summary, ...sources].join('\n\n');
}
