import { type Anniversary, findAnniversaries, findNearestDays } from '../calendar/anniversary.ts';
import { type Day, yearOf } from '../calendar/date.ts';
import { formatDate } from '../calendar/format.ts';
import { toCustomId } from '../custom-id.ts';
import type { Event } from '../knowledge/event.ts';
import type { Overview } from '../knowledge/knowledge.ts';
import { sourceLine } from '../replies/source-line.ts';
import { type Block, heading, quote, type Reply, small, text } from '../reply.ts';
import { toHash } from '../search/references.ts';
import type { Target } from '../store/rows.ts';
import { reminderTexts } from '../texts/reminders.ts';
import { textsIn } from '../texts/texts.ts';

/** What a post is made of. */
export type PostSettings = Pick<Target, 'topics' | 'importance' | 'quiet_days' | 'role' | 'language'>;

/** What posts are made from. */
export type PostKnowledge = Pick<Overview, 'events' | 'findPassage'>;

/** How a post came to be. */
export interface PostOptions {
  readonly nonce: string;
  readonly isLate?: boolean;
  readonly isTest?: boolean;
  /** Days before it without a post that should have been looked at. */
  readonly missed?: number;
}

/** A post, and the role that it pings. */
export interface Post {
  readonly reply: Reply;
  readonly role: string | null;
}

/** More do not fit into one message with their sources. */
const MOST = 3;
const MOST_SOURCES = 2;

/** What is posted on a local day; undefined where nothing is. */
export function toPost(
  settings: PostSettings,
  date: Day,
  knowledge: PostKnowledge,
  options: PostOptions,
): Post | undefined {
  const { language, quiet_days } = settings;
  const events = knowledge.events.filter((event) => isWanted(event, settings));
  const found = findAnniversaries(events, date.slice(5), yearOf(date));
  const [first] = found;
  const after = first || !quiet_days ? undefined : findNearestDays(events, date.slice(5), yearOf(date)).after;
  if (!first && !after) return undefined;
  const { post } = reminderTexts(language);
  const rest = found.slice(MOST).map(({ event }) => event.title);
  const notes = [
    ...(options.isTest ? [post.test] : []),
    ...(options.isLate ? [post.late] : []),
    ...(quiet_days && options.missed ? [post.missed(options.missed)] : []),
  ];
  return {
    role: found.some(mayPing) ? settings.role : null,
    reply: {
      tone: toneOf(found),
      blocks: [
        heading(post.title(formatDate(date, language))),
        ...notes.map((note) => small(note)),
        ...found
          .slice(0, MOST)
          .flatMap((one, i): Block[] => [
            ...(i === 0 ? [] : [{ kind: 'divider' } as const]),
            ...anniversaryBlocks(one, settings, knowledge),
          ]),
        ...(rest.length > 0 ? [small(rest.join(' · '))] : []),
        ...(after ? upcomingBlocks(after.day, after.anniversaries, settings) : []),
        buttonsOf((first ?? after?.anniversaries[0])?.event, date, options.nonce, settings),
      ],
    },
  };
}

/** The first day, from `from` on, on which something is posted; undefined where nothing ever is. */
export function findNextPost(settings: PostSettings, from: Day, knowledge: PostKnowledge): Day | undefined {
  if (toPost(settings, from, knowledge, { nonce: '' })) return from;
  const events = knowledge.events.filter((event) => isWanted(event, settings));
  return findNearestDays(events, from.slice(5), yearOf(from)).after?.day;
}

/** Whether an anniversary is one that may ping: a round one, and nothing to mourn. */
function mayPing({ event, roundness }: Anniversary<Event>): boolean {
  return event.tone !== 'solemn' && roundness > 0;
}

function isWanted(event: Event, { topics, importance }: PostSettings): boolean {
  if (event.importance < importance) return false;
  return topics.length === 0 || event.topics.some((topic) => topics.includes(topic));
}

/** One solemn event makes the whole post sober. */
function toneOf(found: readonly Anniversary<Event>[]): 'solemn' | 'celebratory' | 'neutral' {
  const tones = found.map(({ event }) => event.tone);
  if (tones.includes('solemn')) return 'solemn';
  return tones[0] === 'celebratory' ? 'celebratory' : 'neutral';
}

function anniversaryBlocks(
  { event, years, day }: Anniversary<Event>,
  { language }: PostSettings,
  { findPassage }: PostKnowledge,
): Block[] {
  const texts = textsIn(language);
  const [evidence] = event.evidence;
  const passage = evidence && findPassage(evidence.passage);
  const place =
    passage === undefined || passage.paragraph === null ? null : texts.paragraph(passage.paragraph);
  return [
    text({ bold: [`${texts.yearsAgo(years)}: ${event.title}`] }),
    // 29 February is remembered a day earlier where a year has none.
    ...(day.slice(5) === event.date.slice(5) ? [] : [small(formatDate(event.date, language))]),
    text(event.summary),
    ...(evidence && passage && passage.quote !== 'none'
      ? [quote(evidence.quote), sourceLine(passage.sources[0], place)]
      : []),
    ...event.sources.slice(0, MOST_SOURCES).map((source) => sourceLine(source, null)),
  ];
}

function upcomingBlocks(
  day: Day,
  anniversaries: readonly Anniversary<Event>[],
  { language }: PostSettings,
): Block[] {
  return [
    text(reminderTexts(language).post.upcoming(formatDate(day, language))),
    ...anniversaries
      .slice(0, MOST)
      .map(({ event }) => text({ bold: [`${formatDate(event.date, language)}: ${event.title}`] })),
  ];
}

/** By the nonce in the first button's id a post is recognised in the channel's history after a crash. */
function buttonsOf(event: Event | undefined, date: Day, nonce: string, { language }: PostSettings): Block {
  const { buttons } = textsIn(language);
  return {
    kind: 'buttons',
    buttons: [
      { id: toCustomId('reminders', 'sources', date, nonce), label: buttons.sources },
      ...(event ? [{ id: toCustomId('ask', 'event', toHash(event.id)), label: buttons.ask }] : []),
    ],
  };
}
