import { type Day, yearOf } from '../calendar/date.ts';
import type { Language } from '../calendar/format.ts';
import { formatRange } from '../calendar/format.ts';
import type { Services } from '../command.ts';
import { toCustomId } from '../custom-id.ts';
import type { Disagreement, Event } from '../knowledge/event.ts';
import { type Block, type Button, heading, type Inline, quote, type Reply, small, text } from '../reply.ts';
import { toHash } from '../search/references.ts';
import { textsIn } from '../texts/texts.ts';
import { removeButton } from './remove.ts';
import { sourceLine } from './source-line.ts';

/** All that is known of an event: the date as precisely as it is known, what happened, who says so, who says otherwise. */
export function eventCard(
  event: Event,
  others: readonly Event[],
  language: Language,
  today: Day,
  services: Services,
): Reply {
  const texts = textsIn(language);
  const years = yearOf(today) - yearOf(event.date);
  return {
    tone: event.tone,
    blocks: [
      heading(formatRange(event.date, event.end, language), years > 0 ? ` · ${texts.yearsAgo(years)}` : ''),
      text({ bold: [event.title] }),
      text(event.summary),
      ...listed(texts.event.people, event.people),
      ...listed(texts.event.places, event.places),
      ...event.evidence.flatMap(({ passage: id, quote: words }): Block[] => {
        const found = services.references.find(toHash(id));
        if (found?.kind !== 'passage' || found.passage.quote === 'none') return [];
        const { passage } = found;
        const place = passage.paragraph === null ? null : texts.paragraph(passage.paragraph);
        return [quote(words), sourceLine(passage.sources[0], place)];
      }),
      ...(event.disagreements.length > 0 ? [text({ bold: [texts.event.differ] })] : []),
      ...event.disagreements.map((disagreement) => text(...differing(disagreement, language))),
      ...(event.dateNote ? [text({ bold: [texts.event.aboutDate] }, ': ', event.dateNote)] : []),
      ...(event.caveat ? [small(event.caveat)] : []),
      ...(event.confidence === 'single-source' ? [small(texts.event.single)] : []),
      ...(event.sourceQuality === 'weak' ? [small(texts.event.weak)] : []),
      { kind: 'divider' },
      ...event.sources.map((source) => sourceLine(source, null)),
      ...otherEvents(others, language),
      { kind: 'buttons', buttons: [...neighbourButtons(event, language, services), removeButton(language)] },
    ],
  };
}

function listed(name: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [small({ bold: [name] }, `: ${items.join(', ')}`)];
}

function differing({ about, positions }: Disagreement, language: Language): Inline[] {
  const said = positions.map(({ claim, by }) => textsIn(language).event.says(claim, by));
  return [`• ${about}: `, said.join(' · ')];
}

function otherEvents(others: readonly Event[], language: Language): Block[] {
  if (others.length === 0) return [];
  const choices = others.slice(0, 25).map((event) => ({
    name: event.title,
    value: toHash(event.id),
    description: formatRange(event.date, event.end, language),
  }));
  return [
    {
      kind: 'select',
      // The event comes with what is chosen.
      id: toCustomId('event', 'go', '', language),
      placeholder: textsIn(language).event.other,
      choices,
    },
  ];
}

function neighbourButtons(event: Event, language: Language, { knowledge }: Services): Button[] {
  const { buttons } = textsIn(language);
  const index = knowledge.events.findIndex(({ id }) => id === event.id);
  const go = (neighbour: Event | undefined, label: string, which: string): Button => ({
    // The two may be one event's neighbours from both sides; ids on a message must differ.
    id: toCustomId('event', 'go', toHash((neighbour ?? event).id), which, language),
    label,
    disabled: neighbour === undefined,
  });
  return [
    go(knowledge.events[index - 1], buttons.earlier, 'e'),
    go(index === -1 ? undefined : knowledge.events[index + 1], buttons.later, 'l'),
    { id: toCustomId('ask', 'event', toHash(event.id), language), label: buttons.ask },
  ];
}
