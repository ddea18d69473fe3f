import type { PartialDate } from '../calendar/date.ts';
import { formatDate } from '../calendar/format.ts';
import type { Event } from '../knowledge/event.ts';

/** A way to ask for an event, and every event that would be a right answer. */
export interface EventProbe {
  /** How it was asked: the row of the report. */
  readonly kind: string;
  readonly query: string;
  /** Ids; more than one where several events fall on one date. */
  readonly wanted: readonly string[];
}

/** For each event: its own title, the title with one typing error (of `random`, 0–1), its date in five spellings. */
export function probeEvents(events: readonly Event[], random: () => number): EventProbe[] {
  const byDate = Map.groupBy(events, ({ date }) => date);
  return events.flatMap(({ id, title, date }) => {
    const sameDay = (byDate.get(date) ?? []).map((event) => event.id);
    return [
      { kind: 'its title', query: title, wanted: [id] },
      { kind: 'its title with one typing error', query: mistype(title, random), wanted: [id] },
      ...spellings(date).map(([kind, query]) => ({ kind: `its date as ${kind}`, query, wanted: sameDay })),
    ];
  });
}

function spellings(date: PartialDate): Array<[kind: string, query: string]> {
  const [year, month, day] = date.split('-');
  const english = formatDate(date, 'en');
  const american = day ? english.replace(/^(\d+) (\S+)/, '$2 $1,') : english;
  return [
    ['1948-05-01', date],
    ['1 May 1948', english],
    ['May 1, 1948', american],
    ['01.05.1948', [day, month, year].filter(Boolean).join('.')],
    ['1 мая 1948', formatDate(date, 'ru')],
  ];
}

/** One letter of the longest word dropped, doubled, or swapped with the next. */
function mistype(title: string, random: () => number): string {
  const words = title.match(/\p{L}+/gu) ?? [];
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 4) return title;
  const at = 1 + Math.floor(random() * (longest.length - 2));
  const [before, letter, after] = [longest.slice(0, at), longest.charAt(at), longest.slice(at + 1)];
  const wrong = [
    before + after,
    before + letter + letter + after,
    before + after.charAt(0) + letter + after.slice(1),
  ];
  return title.replace(longest, wrong[Math.floor(random() * wrong.length)] ?? longest);
}
