import { z } from 'zod';
import type { PartialDate } from '../calendar/date.ts';
import { checkEventDates } from './event-dates.ts';
import type { Fault } from './fault.ts';
import { confidence, dateText, id, sourceQuality, text } from './field.ts';
import { type Broken, createBroken, parseList } from './list.ts';
import type { Located } from './located.ts';
import { type Source, sourcesSchema } from './source.ts';

/** What one source says where sources differ; without `by`, nobody in particular is named for it. */
export interface Position {
  readonly claim: string;
  readonly by?: string;
}

/** A point on which sources differ. A single position stands against what the event itself says. */
export interface Disagreement {
  readonly about: string;
  readonly positions: readonly Position[];
}

/** An article's own words that tell of the event: `quote` stands word for word in the passage. */
export interface Evidence {
  readonly passage: string;
  readonly quote: string;
}

/** Something that happened on a day, in a month or in a year, and where that can be read. */
export interface Event {
  readonly id: string;
  readonly date: PartialDate;
  /** The last day of an event of several days; `date` is the first. */
  readonly end?: PartialDate;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  /** Whether the day is remembered each year. */
  readonly anniversary: boolean;
  /** 3 for the turning points, 1 for what only a specialist looks up. */
  readonly importance: 1 | 2 | 3;
  readonly tone: 'celebratory' | 'neutral' | 'solemn';
  readonly confidence: 'confirmed' | 'single-source';
  /** Weak sources are quoted but better not linked: mirrors, copies, posts. */
  readonly sourceQuality: 'good' | 'weak';
  /** How the date was found, or what of it is open. */
  readonly dateNote?: string;
  readonly disagreements: readonly Disagreement[];
  /** A reservation that is neither about the date nor between sources. */
  readonly caveat?: string;
  readonly evidence: readonly Evidence[];
  readonly sources: readonly Source[];
}

const positionSchema = z.strictObject({ claim: text(), by: text().optional() });
const rawSchema = z.strictObject({
  id: id(),
  date: dateText(),
  end: dateText().optional(),
  title: text(),
  summary: text(),
  topics: z.array(id()).default([]),
  people: z.array(text()).default([]),
  places: z.array(text()).default([]),
  anniversary: z.boolean().default(false),
  importance: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'must be 1, 2 or 3' }).default(1),
  tone: z.enum(['celebratory', 'neutral', 'solemn']).default('neutral'),
  confidence: confidence(),
  source_quality: sourceQuality(),
  date_note: text().optional(),
  disagreements: z
    .array(
      z.strictObject({ about: text(), positions: z.array(positionSchema).min(1, 'nobody says anything') }),
    )
    .default([]),
  caveat: text().optional(),
  // Not trimmed: a quotation is compared character by character.
  evidence: z.array(z.strictObject({ passage: text(), quote: z.string().min(1, 'is empty') })).default([]),
  sources: sourcesSchema,
});
const eventSchema = rawSchema.transform(toEvent);

/** The events of one file of `knowledge/events/`; what is wrong lands in `faults`, and in `broken` what that leaves of an event. */
export function parseEvents(
  yaml: string,
  file: string,
  faults: Fault[],
  broken: Broken = createBroken(),
): Located<Event>[] {
  const before = broken.entries.length;
  const events = parseList(yaml, eventSchema, 'event', file, faults, broken);
  checkEventDates([...events, ...broken.entries.slice(before)], faults);
  return events;
}

function toEvent(entry: z.output<typeof rawSchema>): Event {
  const { end, source_quality, date_note, caveat, disagreements, ...rest } = entry;
  return {
    ...rest,
    ...(end === undefined ? {} : { end }),
    sourceQuality: source_quality,
    ...(date_note === undefined ? {} : { dateNote: date_note }),
    ...(caveat === undefined ? {} : { caveat }),
    disagreements: disagreements.map(({ about, positions }) => ({
      about,
      positions: positions.map(({ claim, by }) => (by === undefined ? { claim } : { claim, by })),
    })),
  };
}
