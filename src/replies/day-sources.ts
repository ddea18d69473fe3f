import { findAnniversaries } from '../calendar/anniversary.ts';
import { type Day, yearOf } from '../calendar/date.ts';
import { formatDate, type Language } from '../calendar/format.ts';
import type { Services } from '../command.ts';
import { heading, type Reply, text } from '../reply.ts';
import { reminderTexts } from '../texts/reminders.ts';
import { textsIn } from '../texts/texts.ts';
import { sourceLine } from './source-line.ts';

/** Discord's forty components, with room for the rest of the reply. */
const MOST_LINES = 30;

/** Every source of what is remembered on a day. */
export function daySources(date: Day, language: Language, { knowledge }: Services): Reply {
  const found = findAnniversaries(knowledge.events, date.slice(5), yearOf(date));
  const lines = found.flatMap(({ event }) => [
    text({ bold: [event.title] }),
    ...event.sources.map((source) => sourceLine(source, source.supports)),
  ]);
  return {
    private: true,
    tone: 'neutral',
    blocks: [
      heading(reminderTexts(language).sources(formatDate(date, language))),
      ...(lines.length === 0 ? [text(textsIn(language).day.none)] : lines.slice(0, MOST_LINES)),
    ],
  };
}
