import { findDate } from '../src/calendar/date-query.ts';
import { formatDate } from '../src/calendar/format.ts';
import { findImpossibleDay } from '../src/calendar/impossible-day.ts';
import { defineCommand, UserError } from '../src/command.ts';
import { frameLanguage, pressLanguage } from '../src/replies/answer.ts';
import { eventCard } from '../src/replies/event-card.ts';
import { shorten } from '../src/replies/marked.ts';
import { removeButton, turnPage } from '../src/replies/remove.ts';
import { type PressReply, type Reply, small, text } from '../src/reply.ts';
import { textsIn } from '../src/texts/texts.ts';

/** How many events a card offers beside the one that it shows. */
const OTHERS = 9;

export const event = defineCommand({
  command: 'event',
  name: { ru: 'событие' },
  description: {
    en: 'An event by its name, its date, or a question',
    ru: 'Событие по названию, дате или вопросу',
  },
  options: {
    name: {
      type: 'string',
      name: { ru: 'название' },
      description: {
        en: 'A name or a question, such as Tashkent Declaration',
        ru: 'Название или вопрос, например «Ташкентская декларация»',
      },
      maxLength: 300,
      autocomplete: true,
    },
    date: {
      type: 'string',
      name: { ru: 'дата' },
      description: {
        en: '1 May 1948, 01.05.1948, May 1948 or 1948',
        ru: '1 мая 1948, 01.05.1948, май 1948 или 1948',
      },
      maxLength: 100,
    },
  },
  run({ input, today, ...asker }, services): Reply {
    const typed = [input.name, input.date].filter((part) => part?.trim()).join(' ');
    const language = frameLanguage(typed, asker);
    const texts = textsIn(language);
    if (typed === '') throw new UserError(texts.event.needs);
    const impossible = findImpossibleDay(input.date ?? '') ?? findImpossibleDay(input.name ?? '');
    if (impossible) throw new UserError(texts.event.impossible(impossible.text));
    if (input.date && !findDate(input.date, today)) throw new UserError(texts.event.notDate(input.date));
    const exact = input.date ? undefined : services.references.findEvent(typed);
    const found = services.search
      .findEvents(exact?.title ?? typed, today)
      .filter(({ confidence }) => confidence !== 'nothing');
    const events = found.map((hit) => hit.event).filter(({ id }) => id !== exact?.id);
    const [first, ...others] = exact ? [exact, ...events] : events;
    const date = exact ? undefined : findDate(typed, today);
    const note = date?.hasShortYear ? [small(texts.event.readAs(formatDate(date.from, language)))] : [];
    if (first) {
      const card = eventCard(first, others.slice(0, OTHERS), language, today, services);
      return { ...card, blocks: [...note, ...card.blocks] };
    }
    return {
      tone: 'warning',
      blocks: [text(texts.event.none), ...note, { kind: 'buttons', buttons: [removeButton(language)] }],
    };
  },
  complete(_option, typed, _asker, { search }) {
    return search
      .completeEvents(typed, 25)
      .map(({ id, title }) => ({ name: shorten(title, 100), value: shorten(id, 100) }));
  },
  press(press, services): PressReply {
    const language = pressLanguage(press);
    const found = services.references.find(press.args[0] || press.values[0] || '');
    if (found?.kind !== 'event') throw new UserError(textsIn(language).found.gone);
    const card = eventCard(found.event, [], language, press.today, services);
    return press.action === 'go' ? turnPage(press, card) : { kind: 'new', reply: { ...card, private: true } };
  },
});
