import type { Event } from '../knowledge/event.ts';
import type { Pace } from '../pace.ts';
import type { Entry } from './entry.ts';
import { fold } from './tokens.ts';

/** Something that a person may be typing the title of. */
interface Titled<T> {
  readonly title: string;
  /** Folded when they are first asked for. */
  readonly words: () => readonly string[];
  readonly weight: number;
  readonly item: T;
}

/** Finds titles by the words that are being typed: each may be the beginning of one. */
export interface Completion {
  /** Titles of events, articles and headings, at most `most`. */
  titles(typed: string, most: number): string[];
  events(typed: string, most: number): Event[];
}

/** More titles are folded before anyone types; fewer, which take a moment, when somebody does. */
const MOST_AT_ONCE = 5000;

/** Collects all titles. */
export async function createCompletion(entries: readonly Entry[], pace: Pace): Promise<Completion> {
  const titles = new Map<string, Titled<string>>();
  const events: Titled<Event>[] = [];
  for (const { item, importance } of entries) {
    if (item.kind === 'event') {
      events.push(toTitled(item.event.title, importance, item.event));
    }
    const own = item.kind === 'event' ? [item.event.title] : [item.passage.title, item.passage.heading];
    for (const title of own) {
      if (title && !titles.has(title)) titles.set(title, toTitled(title, importance, title));
    }
    await pace();
  }
  const all = [...titles.values()];
  for (const { words } of all.length > MOST_AT_ONCE ? [...all, ...events] : []) {
    words();
    await pace();
  }
  return {
    titles: (typed, most) => complete(all, typed, most),
    events: (typed, most) => complete(events, typed, most),
  };
}

function toTitled<T>(title: string, weight: number, item: T): Titled<T> {
  let folded: readonly string[] | undefined;
  const words = () => {
    folded ??= wordsOf(title);
    return folded;
  };
  return { title, words, weight, item };
}

function complete<T>(titles: readonly Titled<T>[], typed: string, most: number): T[] {
  const parts = wordsOf(typed);
  return titles
    .filter(({ words }) => parts.every((part) => words().some((word) => word.startsWith(part))))
    .sort(
      (a, b) => begins(b, parts) - begins(a, parts) || b.weight - a.weight || (a.title < b.title ? -1 : 1),
    )
    .slice(0, most)
    .map(({ item }) => item);
}

function begins({ words }: Titled<unknown>, parts: readonly string[]): number {
  return Number(parts.length > 0 && parts.every((part, i) => words()[i]?.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.map(fold) ?? [];
}
