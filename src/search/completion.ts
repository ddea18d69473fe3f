import type { Event } from '../knowledge/event.ts';
import type { Pace } from '../pace.ts';
import type { Entries } from './entry.ts';
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

/** Of more entries the titles are collected before anyone types; of fewer, which take a moment, when somebody does. */
const MOST_AT_ONCE = 20_000;

/** Makes a completion of all titles. */
export async function createCompletion(entries: Entries, pace: Pace): Promise<Completion> {
  let collected: Titles | undefined;
  if (entries.length > MOST_AT_ONCE) {
    const collecting = collect(entries);
    let step = collecting.next();
    for (; !step.done; step = collecting.next()) await pace();
    collected = step.value;
    for (const { words } of [...collected.all, ...collected.events]) {
      words();
      await pace();
    }
  }
  const titles = () => {
    collected ??= finish(collect(entries));
    return collected;
  };
  return {
    titles: (typed, most) => complete(titles().all, typed, most),
    events: (typed, most) => complete(titles().events, typed, most),
  };
}

interface Titles {
  readonly all: readonly Titled<string>[];
  readonly events: readonly Titled<Event>[];
}

/** Collects all titles, entry by entry. */
function* collect(entries: Entries): Generator<void, Titles> {
  const titles = new Map<string, Titled<string>>();
  const events: Titled<Event>[] = [];
  for (const { item, importance, asked } of entries) {
    if (item.kind === 'event') events.push(toTitled(item.event.title, importance, item.event));
    const own = item.kind === 'event' ? [item.event.title] : [item.passage.title, item.passage.heading];
    for (const title of own) {
      if (title && !titles.has(title)) titles.set(title, toTitled(title, importance, title));
    }
    for (const question of asked) {
      if (!titles.has(question)) titles.set(question, toTitled(question, QUESTION, question));
    }
    yield;
  }
  return { all: [...titles.values()], events };
}

/** Behind every title. */
const QUESTION = -1;

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
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
