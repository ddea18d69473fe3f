import type { Language } from '../calendar/format.ts';
import { formatRange } from '../calendar/format.ts';
import { toCustomId } from '../custom-id.ts';
import type { Event } from '../knowledge/event.ts';
import type { Passage } from '../knowledge/knowledge.ts';
import { type Block, heading, type Inline, quote, text } from '../reply.ts';
import { toHash } from '../search/references.ts';
import { textsIn } from '../texts/texts.ts';
import { sourceLine } from './source-line.ts';

/** A passage found: the words that answer, and where they stand. */
export function passageBlock(passage: Passage, excerpt: readonly Inline[], language: Language): Block {
  const texts = textsIn(language);
  const place = passage.paragraph === null ? texts.kinds.fact : texts.paragraph(passage.paragraph);
  return {
    kind: 'section',
    texts: [...(passage.quote === 'none' ? [] : [quote(...excerpt)]), sourceLine(passage.sources[0], place)],
    button: { id: toCustomId('ask', 'whole', toHash(passage.id)), label: texts.buttons.whole },
  };
}

/** An event found: its date as precisely as it is known, what happened, and the first source. */
export function eventBlock(event: Event, isHeadline: boolean, language: Language): Block {
  const date = formatRange(event.date, event.end, language);
  const title = isHeadline
    ? [heading(date), text({ bold: [event.title] })]
    : [text({ bold: [`${date}: ${event.title}`] })];
  const [source] = event.sources;
  return {
    kind: 'section',
    // A section holds three texts at most.
    texts: [
      ...title,
      ...(isHeadline ? [] : [text(event.summary)]),
      ...(source ? [sourceLine(source, textsIn(language).kinds.event)] : []),
    ],
    button: { id: toCustomId('event', 'open', toHash(event.id)), label: textsIn(language).buttons.open },
  };
}
