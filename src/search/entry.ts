import { type Day, firstDay, lastDay } from '../calendar/date.ts';
import { formatDate, formatMonthDay } from '../calendar/format.ts';
import type { Event } from '../knowledge/event.ts';
import type { Items } from '../knowledge/items.ts';
import type { Passage } from '../knowledge/knowledge.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What can be found: a passage (of an article, or a fact) or an event, as the index sees it. */
export interface Entry {
  readonly item:
    | { readonly kind: 'passage'; readonly passage: Passage }
    | { readonly kind: 'event'; readonly event: Event };
  /** Title and heading: searched, and a question that names them means this entry. */
  readonly titles: string;
  /** Read sentence by sentence. */
  readonly text: string;
  /** Searched, but no part of the text. */
  readonly keywords: string;
  /** How people ask for it; searched, but no part of the text. */
  readonly asked: readonly string[];
  /** The first and the last day of an event. */
  readonly days: readonly [from: Day, to: Day] | undefined;
  /** Of an event, 0–1; 0 for a passage. */
  readonly importance: number;
  /** Put together from other sources, which its footnotes name. */
  readonly compiled: boolean;
}

/** Everything that a knowledge holds, in its order: passages, then events; each made when it is looked at. */
export interface Entries extends Iterable<Entry> {
  readonly length: number;
  /** Of the entries before it all are passages, and the others events. */
  readonly firstEvent: number;
  at(index: number): Entry | undefined;
}

/** The entries of a knowledge. `months`: what `monthWords` gives. */
export function toEntries(items: Items, months: readonly string[]): Entries {
  const { passages } = items;
  const length = passages + items.events;
  const made: (Entry | undefined)[] = [];
  const entryAt = (index: number): Entry => {
    const entry =
      made[index] ??
      (index < passages
        ? fromPassage(items.passage(index))
        : fromEvent(items.event(index - passages), months));
    made[index] = entry;
    return entry;
  };
  return {
    length,
    firstEvent: passages,
    at: (index) => (index < length ? entryAt(index) : undefined),
    *[Symbol.iterator]() {
      for (let i = 0; i < length; i++) yield entryAt(i);
    },
  };
}

/** A passage as the index sees it. */
export function fromPassage(passage: Passage): Entry {
  return {
    item: { kind: 'passage', passage },
    titles: [passage.title, passage.heading].filter(Boolean).join('. '),
    text: passage.text,
    keywords: initialsOf(passage.title),
    asked: passage.asked,
    days: undefined,
    importance: 0,
    compiled: passage.footnotes.length > 0,
  };
}

/** A name of several words is asked for by its initials: WWII, where the title is World War II. */
function initialsOf(title: string): string {
  const words = title.replace(/ *\(.*/, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const isName = words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || STOP_WORDS.has(word));
  if (!isName || words.length < LEAST_INITIALS || words.length > MOST_INITIALS) return '';
  return words
    .map((word) => (/^(?:[IVX]+|\d+)$/.test(word) ? word : word.slice(0, 1).toUpperCase()))
    .join('');
}

const LEAST_INITIALS = 3;
const MOST_INITIALS = 6;

function fromEvent(event: Event, months: readonly string[]): Entry {
  const { date, end, title, summary, people, places, importance } = event;
  const dates = [date, end ?? date].map((day) => {
    const [year, month, dayOfMonth] = day.split('-').map(Number);
    return `${dayOfMonth ?? ''} ${months[(month ?? 0) - 1] ?? ''} ${year}`;
  });
  return {
    item: { kind: 'event', event },
    titles: title,
    text: `${title}. ${summary}`,
    keywords: [...new Set(dates), ...people, ...places].join('. '),
    asked: [],
    days: [firstDay(date), lastDay(end ?? date)],
    importance: (importance - 1) / 2,
    compiled: false,
  };
}

/**
 * Each month's name in the languages in which people ask, alone and as it stands beside a day: the words of a date
 * are the cheapest translation. Made once, for formatting every event's date costs more than indexing it.
 */
export function monthWords(): string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = String(i + 1).padStart(2, '0');
    const names = (['en', 'ru', 'ur'] as const).flatMap((language) => [
      formatDate(`2000-${month}`, language),
      formatMonthDay(`${month}-01`, language),
    ]);
    return [...new Set(names.flatMap((name) => name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []))].join(' ');
  });
}
