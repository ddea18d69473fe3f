import { type MonthDay, type PartialDate, parseDate, precisionOf, yearOf } from './date.ts';

/** The languages in which the bot frames its replies. */
export type Language = 'en' | 'ru' | 'ur';

const LOCALES = { en: 'en-GB', ru: 'ru-RU', ur: 'ur-PK' } as const;

/** A date as precisely as it is known and no more: '1 May 1948', 'May 1948', '1948'. A text that is no date stays as it is. */
export function formatDate(date: PartialDate, language: Language): string {
  const parts = parseDate(date);
  if (!parts) return date;
  const year = String(parts.year);
  return precisionOf(date) === 'year' ? year : `${nameOf(date, language)} ${year}`;
}

/** Two dates as one: '11–14 May 2011', '30 May – 2 June 2011', '1965–1971'; without an end, or with the same one, the date. */
export function formatRange(date: PartialDate, end: PartialDate | undefined, language: Language): string {
  if (end === undefined || end === date) return formatDate(date, language);
  const last = formatDate(end, language);
  const precision = precisionOf(date);
  const alike = precision === precisionOf(end) && yearOf(date) === yearOf(end);
  if (alike && precision === 'day' && date.slice(0, 7) === end.slice(0, 7)) {
    return `${Number(date.slice(8))}–${last}`;
  }
  if (alike && precision === 'day') return `${nameOf(date, language)} – ${last}`;
  if (alike && precision === 'month') return `${nameOf(date, language)}–${last}`;
  const spaced = precision === 'year' && precisionOf(end) === 'year' ? '–' : ' – ';
  return formatDate(date, language) + spaced + last;
}

/** A day of any year: '1 May'. */
export function formatMonthDay(monthDay: MonthDay, language: Language): string {
  return nameOf(`2000-${monthDay}`, language);
}

/** Day and month, or the month alone, in words. */
function nameOf(date: PartialDate, language: Language): string {
  const [, month = 1, day] = date.split('-').map(Number);
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    // The Date below is midnight in UTC, so only UTC shows the same day on every machine.
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  });
  // Any leap year does: the year is not shown.
  return format.format(new Date(Date.UTC(2000, month - 1, day ?? 1)));
}
