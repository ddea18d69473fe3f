import type { Anniversary } from '../calendar/anniversary.ts';
import { formatDate, type Language } from '../calendar/format.ts';
import { toCustomId } from '../custom-id.ts';
import type { Event } from '../knowledge/event.ts';
import { type Block, small, text } from '../reply.ts';
import { toHash } from '../search/references.ts';
import { textsIn } from '../texts/texts.ts';
import { sourceLine } from './source-line.ts';

/** More do not fit into one message. */
const MOST = 6;

/** What is remembered on a day, best first: how long ago, what happened, and who says so. */
export function dayList(anniversaries: readonly Anniversary<Event>[], language: Language): Block[] {
  const texts = textsIn(language);
  const blocks = anniversaries.slice(0, MOST).map(({ event, years }): Block => {
    const [source] = event.sources;
    return {
      kind: 'section',
      texts: [
        text({ bold: [`${texts.yearsAgo(years)}: ${event.title}`] }),
        text(event.summary),
        ...(source ? [sourceLine(source, formatDate(event.date, language))] : []),
      ],
      button: { id: toCustomId('event', 'open', toHash(event.id)), label: texts.buttons.open },
    };
  });
  const rest = anniversaries.slice(MOST).map(({ event }) => event.title);
  return rest.length === 0 ? blocks : [...blocks, small(rest.join(' · '))];
}
