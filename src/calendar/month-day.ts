import { type Day, isMonthDay, type MonthDay, toDate } from './date.ts';
import { monthOf } from './month-names.ts';
import { toPlain } from './plain-text.ts';

const TODAY = /^(?:today|сегодня|آج)$/iu;
const DAY_NAMED =
  /(?<![\p{L}\p{N}])(?<day>\d{1,2}|یکم)(?:st|nd|rd|th|-?го|-?е)?\s+(?:of\s+)?(?<month>\p{L}+)/iu;
const MONTH_NAMED = /(?<!\p{L})(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}])/iu;
const DIGITS = /^(?<first>\d{1,2})(?<mark>[-./])(?<second>\d{1,2})\.?$/u;

/**
 * The days of any year that a text typed into a field for one may mean: one for '05-01', '1 May', '01.05', 'May 1st',
 * '1 мая', 'یکم مئی', 'today'; two for '05/01', which is written for either; none for anything else. With a hyphen the
 * month stands first, as programs write it, and with a dot the day, as people do, unless only the other way is a day.
 */
export function findMonthDays(text: string, today: Day): MonthDay[] {
  const plain = toPlain(text).trim();
  if (TODAY.test(plain)) return [today.slice(5)];
  const { first, second, mark } = DIGITS.exec(plain)?.groups ?? {};
  if (first !== undefined) {
    const [monthFirst, dayFirst] = [toMonthDay(first, second), toMonthDay(second, first)];
    const meant = mark === '.' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
    const days = [...new Set(meant.flatMap((day) => day ?? []))];
    return mark === '/' ? days : days.slice(0, 1);
  }
  const match = DAY_NAMED.exec(plain) ?? MONTH_NAMED.exec(plain);
  const month = monthOf(match?.groups?.month ?? '');
  const day = match?.groups?.day === 'یکم' ? 1 : match?.groups?.day;
  const found = month === undefined ? undefined : toMonthDay(month, day);
  return found === undefined ? [] : [found];
}

function toMonthDay(
  month: string | number | undefined,
  day: string | number | undefined,
): MonthDay | undefined {
  const found = toDate({ year: 2000, month: Number(month), day: Number(day) }).slice(5);
  return isMonthDay(found) ? found : undefined;
}
