import { findAnniversaries, findNearestDays } from '../src/calendar/anniversary.ts';
import { yearOf } from '../src/calendar/date.ts';
import { formatDate, formatMonthDay } from '../src/calendar/format.ts';
import { findMonthDays } from '../src/calendar/month-day.ts';
import { defineCommand, UserError } from '../src/command.ts';
import { frameLanguage } from '../src/replies/answer.ts';
import { dayList } from '../src/replies/day-list.ts';
import { removeButton } from '../src/replies/remove.ts';
import { type Block, heading, type Reply, text } from '../src/reply.ts';
import { textsIn } from '../src/texts/texts.ts';

export const onThisDay = defineCommand({
  command: 'onthisday',
  name: { ru: 'деньвистории' },
  description: { en: 'What happened on a day of the year', ru: 'Что случилось в этот день года' },
  options: {
    date: {
      type: 'string',
      name: { ru: 'день' },
      description: {
        en: 'A day, such as 1 May; today if left out',
        ru: 'День, например «1 мая»; без него — сегодня',
      },
      maxLength: 100,
    },
  },
  run({ input, today, ...asker }, { knowledge }): Reply {
    const typed = input.date?.trim() ?? '';
    const language = frameLanguage(typed, asker);
    const texts = textsIn(language);
    const [day, other] = typed === '' ? [today.slice(5)] : findMonthDays(typed, today);
    if (day === undefined) throw new UserError(texts.day.notDay(typed));
    if (other !== undefined) {
      throw new UserError(
        texts.day.either(typed, formatMonthDay(day, language), formatMonthDay(other, language)),
      );
    }
    const year = yearOf(today);
    const found = findAnniversaries(knowledge.events, day, year);
    const { before, after } = found.length > 0 ? {} : findNearestDays(knowledge.events, day, year);
    const nearest = (which: typeof before, title: (day: string) => string): Block[] =>
      which
        ? [
            text({ bold: [title(formatDate(which.day, language))] }),
            ...dayList(which.anniversaries.slice(0, 2), language),
          ]
        : [];
    return {
      tone: 'neutral',
      blocks: [
        heading(texts.day.title(formatMonthDay(day, language))),
        ...(found.length > 0 ? dayList(found, language) : [text(texts.day.none)]),
        ...nearest(before, texts.day.before),
        ...nearest(after, texts.day.after),
        { kind: 'buttons', buttons: [removeButton(language)] },
      ],
    };
  },
});
