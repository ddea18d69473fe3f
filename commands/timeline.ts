import { compareDates, type Day, firstDay, lastDay, yearOf } from '../src/calendar/date.ts';
import { findDate } from '../src/calendar/date-query.ts';
import { formatDate, formatRange, type Language } from '../src/calendar/format.ts';
import { toICalendar } from '../src/calendar/ical.ts';
import { defineCommand, type Services, UserError } from '../src/command.ts';
import { toCustomId } from '../src/custom-id.ts';
import type { Event } from '../src/knowledge/event.ts';
import { frameLanguage } from '../src/replies/answer.ts';
import { CALENDAR } from '../src/replies/calendar.ts';
import { removeButton, turnPage } from '../src/replies/remove.ts';
import { type Block, heading, type PressReply, type Reply, small, text } from '../src/reply.ts';
import { toHash } from '../src/search/references.ts';
import { textsIn } from '../src/texts/texts.ts';

/** As many as one picture shows. */
const PER_PAGE = 6;

/** What a timeline shows; all of it fits into a custom id. */
interface Span {
  /** A topic's id, or nothing for all. */
  readonly topic: string;
  readonly from: Day;
  readonly to: Day;
}

export const timeline = defineCommand({
  command: 'timeline',
  name: { ru: 'хронология' },
  description: {
    en: 'Events in their order, as a list and as a picture',
    ru: 'События по порядку, списком и картинкой',
  },
  options: {
    topic: {
      type: 'string',
      name: { ru: 'тема' },
      description: { en: 'Only events of this topic', ru: 'Только события на эту тему' },
      maxLength: 100,
      autocomplete: true,
    },
    from: {
      type: 'string',
      name: { ru: 'с' },
      description: { en: 'From when, such as 1965 or May 1965', ru: 'С какого времени: 1965 или май 1965' },
      maxLength: 100,
    },
    to: {
      type: 'string',
      name: { ru: 'по' },
      description: { en: 'Until when, such as 1971', ru: 'По какое время, например 1971' },
      maxLength: 100,
    },
  },
  async run({ input, today, ...asker }, services): Promise<Reply> {
    const language = frameLanguage([input.topic, input.from, input.to].join(' '), asker);
    const texts = textsIn(language);
    const day = (typed: string | undefined, edge: 'from' | 'to') => {
      const found = typed === undefined ? undefined : findDate(typed, today);
      if (typed !== undefined && !found) throw new UserError(texts.timeline.notYear(typed));
      return found?.[edge];
    };
    const topic = input.topic === undefined ? '' : findTopic(input.topic, services);
    if (topic === undefined) throw new UserError(texts.timeline.noTopic(input.topic ?? ''));
    const { events } = services.knowledge;
    const years = events
      .filter(({ topics }) => topic === '' || topics.includes(topic))
      .map(({ date }) => date.slice(0, 4));
    const from = day(input.from, 'from') ?? `${years[0] ?? today.slice(0, 4)}-01-01`;
    const to = day(input.to, 'to') ?? `${years.at(-1) ?? today.slice(0, 4)}-12-31`;
    if (from > to) throw new UserError(texts.timeline.backwards);
    return page({ topic, from, to }, 1, language, services);
  },
  complete(_option, typed, { language }, { knowledge }) {
    const part = typed.trim().toLowerCase();
    return knowledge.topics
      .filter(({ labels }) => Object.values(labels).some((label) => label.toLowerCase().includes(part)))
      .slice(0, 25)
      .map(({ id, labels }) => ({ name: labels[language], value: id }));
  },
  async press(press, services): Promise<PressReply> {
    const [topic = '', from = '', to = '', number = '1'] = press.args;
    const span = { topic, from, to };
    if (press.action !== 'calendar')
      return turnPage(press, await page(span, Number(number), press.language, services));
    const file = toICalendar(eventsOf(span, services), { ...CALENDAR, stamp: new Date(press.now) });
    const data = new TextEncoder().encode(file);
    return {
      kind: 'new',
      reply: { private: true, blocks: [{ kind: 'file', name: 'anniversaries.ics', data }] },
    };
  },
});

async function page(span: Span, wanted: number, language: Language, services: Services): Promise<Reply> {
  const texts = textsIn(language);
  const events = eventsOf(span, services);
  const pages = Math.max(1, Math.ceil(events.length / PER_PAGE));
  const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = events.slice((number - 1) * PER_PAGE, number * PER_PAGE);
  const title = titleOf(span, language, services);
  if (shown.length === 0) {
    return {
      tone: 'warning',
      blocks: [
        heading(title),
        text(texts.timeline.none),
        { kind: 'buttons', buttons: [removeButton(language)] },
      ],
    };
  }
  const rows = shown.map(({ date, end, title, tone }) => {
    return { date: formatRange(date, end, language), year: yearOf(date), title, tone };
  });
  const picture = await services.drawTimeline(rows, title, language);
  const go = (to: number) => toCustomId('timeline', 'page', span.topic, span.from, span.to, to);
  const { buttons } = texts;
  return {
    tone: 'neutral',
    blocks: [
      heading(title),
      ...rows.map((row): Block => text({ bold: [row.date] }, `: ${row.title}`)),
      { kind: 'image', name: 'timeline.png', alt: picture.alt, data: picture.data },
      {
        kind: 'select',
        id: toCustomId('event', 'open'),
        placeholder: buttons.open,
        choices: shown.map((event) => ({
          name: event.title,
          value: toHash(event.id),
          description: formatRange(event.date, event.end, language),
        })),
      },
      small(texts.page(number, pages), ' · ', texts.timeline.count(events.length)),
      {
        kind: 'buttons',
        buttons: [
          { id: go(number - 1), label: buttons.back, disabled: number <= 1 },
          { id: go(number + 1), label: buttons.next, disabled: number >= pages },
          { id: toCustomId('timeline', 'calendar', span.topic, span.from, span.to), label: buttons.calendar },
          removeButton(language),
        ],
      },
    ],
  };
}

function eventsOf({ topic, from, to }: Span, { knowledge }: Services): Event[] {
  return knowledge.events
    .filter(({ date, end, topics }) => {
      const inside = lastDay(end ?? date) >= from && firstDay(date) <= to;
      return inside && (topic === '' || topics.includes(topic));
    })
    .sort((a, b) => compareDates(a.date, b.date));
}

/** The topic that a suggestion's value, or its label in any language, means. */
function findTopic(typed: string, { knowledge }: Services): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return knowledge.topics.find(({ id, labels }) =>
    [id, ...Object.values(labels)].some((name) => name.toLowerCase() === wanted),
  )?.id;
}

function titleOf({ topic, from, to }: Span, language: Language, { knowledge }: Services): string {
  const label = knowledge.topics.find(({ id }) => id === topic)?.labels[language];
  // Whole years are named as years.
  const name = (day: Day, isWhole: boolean) => formatDate(isWhole ? day.slice(0, 4) : day, language);
  return textsIn(language).timeline.title(
    label,
    name(from, from.endsWith('-01-01')),
    name(to, to.endsWith('-12-31')),
  );
}
