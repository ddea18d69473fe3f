import { compareDates, type PartialDate } from '../calendar/date.ts';
import type { Event } from './event.ts';
import type { Fault } from './fault.ts';
import { type Located, placeOf } from './located.ts';

/** Ids that two entries share, in one file or in several; call it once for all that must differ. */
export function checkIds(entries: readonly Located<{ readonly id: string }>[], faults: Fault[]): void {
  const first = new Map<string, Located<unknown>>();
  for (const entry of entries) {
    // One that is missing has its own fault.
    if (entry.value.id === '') continue;
    const earlier = first.get(entry.value.id);
    if (earlier) {
      const message = `id "${entry.value.id}" is already used at ${placeOf(earlier)}`;
      faults.push({ file: entry.file, line: entry.lineOf(['id']), message });
    } else {
      first.set(entry.value.id, entry);
    }
  }
}

/** Topics of events or facts that `known` lacks. A folder without a list of topics has nothing to check against. */
export function checkTopics(
  entries: readonly Located<{ readonly topics: readonly string[]; readonly topic?: string | undefined }>[],
  known: ReadonlySet<string>,
  faults: Fault[],
): void {
  for (const entry of entries) {
    for (const [index, topic] of [
      ...entry.value.topics,
      ...(entry.value.topic === undefined ? [] : [entry.value.topic]),
    ].entries()) {
      if (known.has(topic)) continue;
      // An event writes `topics`, a fact `topic`; the key that is absent gives the entry's first line.
      const line = Math.max(entry.lineOf(['topics', index]), entry.lineOf(['topic']));
      faults.push({
        file: entry.file,
        line,
        message: `unknown topic "${topic}": topics.yaml lists the known ones`,
      });
    }
  }
}

/** Evidence that names no passage, or quotes words that the passage does not hold as they stand. */
export function checkEvidence(
  events: readonly Located<Pick<Event, 'evidence'>>[],
  passageText: (id: string) => string | undefined,
  isBroken: (article: string) => boolean,
  faults: Fault[],
): void {
  for (const { value, file, lineOf } of events) {
    for (const [index, { passage, quote }] of value.evidence.entries()) {
      // What such an article holds is not known until its own faults are mended.
      if (isBroken(articleOf(passage))) continue;
      const text = passageText(passage);
      if (text === undefined) {
        const message = `evidence: there is no passage "${passage}"`;
        faults.push({ file, line: lineOf(['evidence', index, 'passage']), message });
      } else if (!text.includes(quote)) {
        const message = `evidence: passage ${passage} does not hold the words "${shorten(quote)}"`;
        faults.push({ file, line: lineOf(['evidence', index, 'quote']), message });
      }
    }
  }
}

/** The article's part of a passage's id. */
export function articleOf(passage: string): string {
  return passage.replace(/#.*$/, '');
}

/** Warnings, not faults: two events of one day with nearly the same title are most likely one event told twice. */
export function findTwins(
  events: readonly Located<{ readonly id: string; readonly date: PartialDate; readonly title: string }>[],
): Fault[] {
  const ordered = [...events].sort((a, b) => compareDates(a.value.date, b.value.date));
  return ordered.flatMap((event, index) => {
    const twins: Fault[] = [];
    // The order is by date, so the events of one day stand together.
    for (let next = index + 1; ordered[next]?.value.date === event.value.date; next += 1) {
      const other = ordered[next];
      if (!other || event.value.date.length < 10) break;
      if (likeness(event.value.title, other.value.title) < 0.75) continue;
      const message = `"${other.value.id}" may be the same event as "${event.value.id}" at ${placeOf(event)}`;
      twins.push({ file: other.file, line: other.lineOf([]), message });
    }
    return twins;
  });
}

/** Dice's coefficient of the two titles' words, 0 to 1. */
function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const shared = left.intersection(right).size;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** A text's beginning, as long as a message has room for. */
export function shorten(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 79)}…`;
}
