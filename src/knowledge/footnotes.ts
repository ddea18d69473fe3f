import { type Backing, type Claim, findClaims, isBacked, toBacking, toNamePattern } from './claims.ts';
import { shorten } from './cross-check.ts';
import type { Event } from './event.ts';
import type { Fact } from './fact.ts';
import type { Fault } from './fault.ts';
import type { FootnoteException } from './footnote-exceptions.ts';
import type { Article, Footnote, Passage } from './knowledge.ts';
import type { Broken } from './list.ts';
import type { Located } from './located.ts';
import { splitSentences } from './sentences.ts';
import type { Source } from './source.ts';

/**
 * Footnotes that name no event or fact, nor one that is broken; and, in articles that have footnotes, sentences whose dates, figures
 * or people no footnote backs. Exceptions that nothing needs are notes.
 */
export function checkFootnotes(
  articles: readonly Located<Article>[],
  events: readonly Located<Event>[],
  facts: readonly Located<Fact>[],
  exceptions: readonly Located<FootnoteException>[],
  broken: Broken,
  faults: Fault[],
  notes: Fault[],
): void {
  const names = toNamePattern(events.flatMap(({ value }) => value.people));
  const known = new Map<string, () => Backing>([
    ...events.map(({ value }) => [value.id, once(() => toEventBacking(value))] as const),
    ...facts.map(({ value }) => [value.id, once(() => toFactBacking(value))] as const),
  ]);
  const brokenIds = new Set(broken.entries.map(({ value }) => value.id));
  const used = new Set<unknown>();
  for (const { value: article, file, lineOf } of articles) {
    // Without events and facts nothing could be cited: marks are the article's own.
    if (known.size === 0 || article.passages.every(({ footnotes }) => footnotes.length === 0)) continue;
    const excused = exceptions.filter(({ value }) => value.article === article.id);
    const segmenter = new Intl.Segmenter(article.language, { granularity: 'sentence' });
    for (const [index, passage] of article.passages.entries()) {
      const line = lineOf(['passages', index]);
      for (const { id } of passage.footnotes) {
        // What is broken, or stands in a file that cannot be read, has its own fault.
        if (known.has(id) || brokenIds.has(id) || broken.files.length > 0) continue;
        faults.push({ file, line, message: `footnote "${id}" is the id of no event and no fact` });
      }
      for (const sentence of toSentences(passage, segmenter)) {
        const message = findFault(sentence, names, known);
        if (message === undefined) continue;
        const excuse = excused.find(({ value }) => sentence.text.startsWith(value.quote));
        if (excuse) used.add(excuse);
        else faults.push({ file, line, message });
      }
    }
  }
  for (const exception of exceptions) {
    if (used.has(exception)) continue;
    const message = `no sentence of ${exception.value.article} needs the exception "${shorten(exception.value.quote)}"`;
    notes.push({ file: exception.file, line: exception.lineOf([]), message });
  }
}

/** The sources of all events and facts that `footnotes` name, in order, each address once. */
export function sourcesOf(
  footnotes: readonly Footnote[],
  events: readonly Pick<Event, 'id' | 'sources'>[],
  facts: readonly Pick<Fact, 'id' | 'sources'>[],
): Source[] {
  const cited = footnotes.flatMap(({ id }) => {
    return (events.find((event) => event.id === id) ?? facts.find((fact) => fact.id === id))?.sources ?? [];
  });
  return [...new Map(cited.map((source) => [source.url ?? source, source])).values()];
}

interface Sentence {
  readonly text: string;
  readonly footnotes: readonly string[];
}

/** A mark belongs to the sentence that it follows; one before the first word to the first. */
function toSentences({ text, footnotes }: Passage, segmenter: Intl.Segmenter): Sentence[] {
  const spans = splitSentences(text, segmenter);
  return spans.map(({ start, end }, index) => {
    const next = spans[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = footnotes.filter(({ offset }) => (offset > start || index === 0) && offset <= next);
    return { text: text.slice(start, end), footnotes: own.map(({ id }) => id) };
  });
}

function findFault(
  { text, footnotes }: Sentence,
  names: RegExp,
  known: ReadonlyMap<string, () => Backing>,
): string | undefined {
  const claims = findClaims(text, names);
  if (claims.length === 0) return undefined;
  if (footnotes.length === 0) {
    return `no footnote behind ${list(claims)}: "${shorten(text)}"`;
  }
  // A footnote that leads nowhere has its own fault.
  const backings = footnotes.flatMap((id) => known.get(id)?.() ?? []);
  const loose = claims.filter((claim) => !isBacked(claim, backings));
  if (loose.length === 0 || backings.length < footnotes.length) return undefined;
  return `${list(loose)} ${loose.length === 1 ? 'is' : 'are'} not in ${footnotes.join(', ')}: "${shorten(text)}"`;
}

function list(claims: readonly Claim[]): string {
  return claims.map(({ kind, text }) => `the ${kind} "${text}"`).join(', ');
}

function toEventBacking(event: Event): Backing {
  const texts = [
    event.title,
    event.summary,
    event.dateNote ?? '',
    event.caveat ?? '',
    ...event.disagreements.flatMap(({ about, positions }) => {
      return [about, ...positions.flatMap(({ claim, by }) => [claim, by ?? ''])];
    }),
    ...event.evidence.map(({ quote }) => quote),
  ];
  return toSourcedBacking(texts, [event.date, event.end ?? ''], event.people, event.sources);
}

function toFactBacking({ fact, asOf, sources }: Fact): Backing {
  // 'as_of' may be a few words: "early 1970s".
  return toSourcedBacking([fact, asOf ?? ''], [asOf ?? ''], [], sources);
}

function toSourcedBacking(
  texts: readonly string[],
  dates: readonly string[],
  people: readonly string[],
  sources: readonly Source[],
): Backing {
  return toBacking(
    [...texts, ...sources.map(({ supports }) => supports ?? '')],
    [...dates, ...sources.map(({ published }) => published ?? '')],
    people,
  );
}

/** Thousands of entries, of which an article cites a few. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
