import { defineSubcommand, type OptionSpec } from '../src/command.ts';
import { suggestTopics } from '../src/reminders/settings.ts';
import { setReminders } from '../src/replies/reminder-set.ts';

/** The channel that every subcommand takes. */
export const channel = {
  type: 'channel',
  name: { ru: 'канал' },
  description: { en: 'The channel; this one if left out', ru: 'Канал; без него — этот' },
} as const satisfies OptionSpec;

/** `/reminders set`. */
export const set = defineSubcommand({
  name: { ru: 'настроить' },
  description: {
    en: 'Post each day’s anniversaries in a channel, or change how',
    ru: 'Сообщать в канале памятные даты дня или изменить это',
  },
  options: {
    channel,
    time: {
      type: 'string',
      name: { ru: 'время' },
      description: { en: 'Local time, such as 09:00', ru: 'Местное время, например 09:00' },
      maxLength: 20,
    },
    zone: {
      type: 'string',
      name: { ru: 'пояс' },
      description: { en: 'Time zone: type a city', ru: 'Часовой пояс: наберите город' },
      maxLength: 100,
      autocomplete: true,
    },
    topics: {
      type: 'string',
      name: { ru: 'темы' },
      description: { en: 'Only these topics, with commas between', ru: 'Только эти темы, через запятую' },
      maxLength: 300,
      autocomplete: true,
    },
    importance: {
      type: 'string',
      name: { ru: 'важность' },
      description: { en: 'The least that is posted', ru: 'С какой важности сообщать' },
      choices: [
        { value: '1', name: { en: 'All', ru: 'Все' } },
        { value: '2', name: { en: 'Notable and turning points', ru: 'Заметные и поворотные' } },
        { value: '3', name: { en: 'Turning points only', ru: 'Только поворотные' } },
      ],
    },
    role: {
      type: 'role',
      name: { ru: 'роль' },
      description: { en: 'Pinged at round anniversaries', ru: 'Упоминается в круглые годовщины' },
    },
    'quiet-days': {
      type: 'boolean',
      name: { ru: 'дни-без-дат' },
      description: {
        en: 'On days without an anniversary, post the next one',
        ru: 'В дни без памятных дат сообщать ближайшую',
      },
    },
    language: {
      type: 'string',
      name: { ru: 'язык' },
      description: { en: 'Of the post’s own words', ru: 'Язык самих сообщений' },
      choices: [
        { value: 'en', name: { en: 'English', ru: 'English' } },
        { value: 'ru', name: { en: 'Русский', ru: 'Русский' } },
        { value: 'ur', name: { en: 'اردو', ru: 'اردو' } },
      ],
    },
  },
  isPrivate: () => true,
  run: ({ input, ...asker }, services) => setReminders(input, asker, services),
  complete(option, typed, { language }, { knowledge, reminders }) {
    if (option === 'topics') return suggestTopics(typed, knowledge.topics, language);
    const zones = reminders?.zones.findZones(typed, language) ?? [];
    return zones.map(({ zone, label }) => ({ name: label, value: zone }));
  },
});
