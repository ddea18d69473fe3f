import type { Texts } from './en.ts';

const plural = new Intl.PluralRules('ru');

/** The form of a noun that goes with a number: 1 год, 2 года, 5 лет. */
function counted(count: number, one: string, few: string, many: string): string {
  const form = plural.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

/** What the bot says, in Russian. */
export const ru: Texts = {
  found: {
    nothing: 'Ничего не найдено: ни один источник здесь на это не отвечает.',
    perhaps: 'Точного ответа нет. Самое близкое:',
    tryThese: 'Здесь кое-что есть о:',
    gone: 'Того, что здесь стояло, в базе больше нет.',
  },
  kinds: { event: 'Событие', fact: 'Факт', passage: 'Статья' },
  paragraph: (number) => `абзац ${number}`,
  yearsAgo: (years) => `${counted(years, 'год', 'года', 'лет')} назад`,
  buttons: {
    whole: 'Весь абзац',
    open: 'Открыть',
    back: 'Назад',
    next: 'Дальше',
    earlier: 'Раньше',
    later: 'Позже',
    remove: 'Убрать',
    report: 'Сообщить об ошибке',
    ask: 'Спросить об этом',
    sources: 'Источники',
    calendar: 'Файл календаря',
  },
  page: (page, pages) => `Страница ${page} из ${pages}`,
  report: {
    title: 'Сообщить об ошибке',
    label: 'Что здесь неверно?',
    thanks: 'Спасибо. Редакторы бота посмотрят.',
  },
  event: {
    none: 'Такое событие неизвестно.',
    needs: 'Назовите событие или дату, например «Ташкент» или «1 мая 1948».',
    notDate: (text) => `«${text}» — не дата. Попробуйте «1 мая 1948», «01.05.1948», «май 1948» или «1948».`,
    impossible: (text) => `Дня «${text}» нет ни в одном календаре.`,
    readAs: (date) => `Прочитано как ${date}.`,
    people: 'Люди',
    places: 'Места',
    differ: 'Источники расходятся',
    says: (claim, by) => (by ? `${claim} (${by})` : claim),
    aboutDate: 'О дате',
    single: 'Известно из одного источника.',
    weak: 'Источники слабые.',
    asWritten: 'В статье',
    other: 'Также:',
  },
  day: {
    title: (day) => day,
    none: 'На этот день ничего не приходится.',
    before: (day) => `Ближайшее раньше, ${day}:`,
    after: (day) => `Ближайшее позже, ${day}:`,
    either: (text, one, other) => `«${text}» — это ${one} или ${other}? Напишите месяц словом.`,
    notDay: (text) => `«${text}» — не день года. Попробуйте «1 мая» или «05-01».`,
  },
  timeline: {
    title: (topic, from, to) => (topic ? `${topic}, ${from} – ${to}` : `Хронология, ${from} – ${to}`),
    none: 'Событий за это время не известно.',
    notYear: (text) => `«${text}» — не год и не дата. Попробуйте «1965» или «май 1965».`,
    backwards: 'Конец раньше начала.',
    noTopic: (text) => `Темы «${text}» нет. Выберите из предложенных.`,
    count: (events) => counted(events, 'событие', 'события', 'событий'),
  },
  sources: {
    title: 'Где идёт поиск',
    counts: (articles, passages, events, facts) =>
      `${counted(articles, 'статья', 'статьи', 'статей')} (${counted(passages, 'абзац', 'абзаца', 'абзацев')}), ${counted(events, 'событие', 'события', 'событий')} и ${counted(facts, 'факт', 'факта', 'фактов')}`,
    choose: 'Выберите источник',
    details: (passages) => counted(passages, 'абзац', 'абзаца', 'абзацев'),
    none: (text) => `Источника «${text}» нет. Выберите из предложенных.`,
    version: (version) => `Версия базы ${version}`,
  },
  help: {
    title: 'Что я умею',
    intro:
      'Я отвечаю предложениями из статей, датированными событиями и фактами с источниками. Я цитирую и никогда не сочиняю; если ни один источник не отвечает, я так и говорю.',
    private: 'Ответ на вопрос с «private: True» видите только вы.',
  },
  errors: {
    tooMany: (seconds) => `Слишком много вопросов за минуту. Спросите снова через ${seconds} с.`,
    unknown: (id) => `Здесь что-то сломалось. Если сообщите об этом владельцу бота, назовите номер: ${id}`,
    stale: 'Эта кнопка от старой версии. Задайте вопрос заново.',
    slowForm: 'Форма открывалась слишком долго. Нажмите кнопку ещё раз.',
    option: (name, problem) => `${name}: ${problem}`,
    noCommand: 'Этой команды больше нет. Discord скоро её забудет.',
    emptyQuestion: 'Спросите что-нибудь: в вопросе нет слов.',
    notYours: 'Убрать это может только тот, кто спрашивал, или модератор.',
    emptyMessage: 'В этом сообщении нет текста для поиска.',
  },
};
