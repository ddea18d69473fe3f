import type { Event } from '../knowledge/event.ts';
import type { Pace } from '../pace.ts';
import type { Entries, Entry } from './entry.ts';
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
  /** Titles of events, articles and headings, then questions that people ask, at most `most`. */
  titles(typed: string, most: number): string[];
  events(typed: string, most: number): Event[];
}

/** A title, or a question that people ask, and how soon it is offered. */
export type Title = readonly [title: string, weight: number];

/** All titles, each once: collected with the index and kept, so that no text is read for its title. */
export interface TitleData {
  readonly count: number;
  all(): Iterable<Title>;
}

/** Collects the titles of entries that are given in their order. */
export function collectTitles(): { add(entry: Entry): void; finish(): TitleData } {
  const titles = new Map<string, number>();
  const add = (title: string | null, weight: number) => {
    if (title && !titles.has(title)) titles.set(title, weight);
  };
  return {
    add({ item, importance, asked }) {
      const own = item.kind === 'event' ? [item.event.title] : [item.passage.title, item.passage.heading];
      for (const title of own) add(title, importance);
      for (const question of asked) add(question, QUESTION);
    },
    finish: () => ({ count: titles.size, all: () => titles }),
  };
}

/** Behind every title. */
const QUESTION = -1;

/** More titles are read before anyone types; fewer, which take a moment, when somebody does. */
const MOST_AT_ONCE = 20_000;

/** Makes a completion of all titles. */
export async function createCompletion(data: TitleData, entries: Entries, pace: Pace): Promise<Completion> {
  const titles: Titled<string>[] = [];
  const events: Titled<Event>[] = [];
  const reading = read(data, entries, titles, events);
  if (data.count + entries.length - entries.firstEvent > MOST_AT_ONCE) {
    for (const { words } of reading) {
      words();
      await pace();
    }
  }
  const complete = <T>(among: readonly Titled<T>[], typed: string, most: number) => {
    // What is read already gives nothing more.
    for (const _ of reading);
    return best(among, typed, most);
  };
  return {
    titles: (typed, most) => complete(titles, typed, most),
    events: (typed, most) => complete(events, typed, most),
  };
}

/** Reads titles into two lists, one after the other. */
function* read(
  data: TitleData,
  entries: Entries,
  titles: Titled<string>[],
  events: Titled<Event>[],
): Generator<Titled<unknown>> {
  for (const [title, weight] of data.all()) {
    const titled = toTitled(title, weight, title);
    titles.push(titled);
    yield titled;
  }
  for (let at = entries.firstEvent; at < entries.length; at++) {
    const { item, importance } = entries.at(at) as Entry;
    if (item.kind !== 'event') continue;
    const titled = toTitled(item.event.title, importance, item.event);
    events.push(titled);
    yield titled;
  }
}

function toTitled<T>(title: string, weight: number, item: T): Titled<T> {
  let folded: readonly string[] | undefined;
  const words = () => {
    folded ??= wordsOf(title);
    return folded;
  };
  return { title, words, weight, item };
}

function best<T>(titles: readonly Titled<T>[], typed: string, most: number): T[] {
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
