import { type MonthDay, type PartialDate, parseDate, precisionOf, yearOf } from './date.ts';

/** The languages in which the bot frames its replies. */
export type Language = 'en' | 'ru' | 'ur';

// Intl knows the names too, but making one of its formats takes as long as a hundred dates.
/** The months' names as they stand beside a day. */
const MONTHS = {
  en: names('January February March April May June July August September October November December'),
  ru: names('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  ur: names('جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'),
} as const;

/** … and alone. */
const ALONE = {
  ...MONTHS,
  ru: names('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
} as const;

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
  const name = (day === undefined ? ALONE : MONTHS)[language][month - 1] ?? '';
  return day === undefined ? name : `${day} ${name}`;
}

function names(months: string): readonly string[] {
  return months.split(' ');
}
