import { addDays, type Day, toDate, yearOf } from './date.ts';
import { type DateSpan, spanOf } from './date-span.ts';

/** Words for a year or a month counted from today that chrono lacks, and how far away it is. */
const SHIFTS: readonly (readonly [RegExp, 'year' | 'month', number])[] = [
  [words('прошл(?:ый|ого|ому)\\s+год[ау]?|(?:پچھلے|گزشتہ)\\s+(?:سال|برس)'), 'year', -1],
  [words('(?:этот|этого|текущ(?:ий|его|ем))\\s+год[ау]?|(?:اس|رواں)\\s+(?:سال|برس)'), 'year', 0],
  [words('следующ(?:ий|его)\\s+год[а]?|(?:اگلے|آئندہ)\\s+(?:سال|برس)'), 'year', 1],
  [words('прошл(?:ый|ого)\\s+месяца?|(?:پچھلے|گزشتہ)\\s+(?:ماہ|مہینے)'), 'month', -1],
  [words('(?:этот|этого)\\s+месяца?|(?:اس|رواں)\\s+(?:ماہ|مہینے)'), 'month', 0],
];

const WEEKS: readonly (readonly [RegExp, number])[] = [
  [words('last\\s+week|прошлой\\s+неделе|(?:پچھلے|گزشتہ)\\s+ہفتے'), -7],
  [words('this\\s+week|этой\\s+неделе|اس\\s+ہفتے'), 0],
  [words('next\\s+week|следующей\\s+неделе|اگلے\\s+ہفتے'), 7],
];

const LAST_DECADE = words(
  '(?:last|past)\\s+decade|последн(?:ее|его|ем)\\s+десятилети[еяи]|(?:پچھلی|گزشتہ)\\s+دہائی',
);
const URDU_NUMBERS = ['ایک', 'دو', 'تین', 'چار', 'پانچ', 'چھ', 'سات', 'آٹھ', 'نو', 'دس'];
const URDU_AGO = words(`(?<count>\\d{1,3}|${URDU_NUMBERS.join('|')})\\s+(?:سال|برس)\\s+(?:پہلے|قبل)`);

// What each of them has; patterns take milliseconds to compile, and most texts have none.
const UNIT = /год|месяц|недел|week|decade|десятилет|سال|برس|ماہ|مہین|ہفت|دہائی/iu;

/** What `text` counts from today in words that chrono lacks: weeks as a whole, the last decade, Urdu. */
export function findRelative(text: string, today: Day): DateSpan[] {
  if (!UNIT.test(text)) return [];
  const shifts = SHIFTS.flatMap(([pattern, unit, away]) => {
    return find(text, pattern).flatMap(
      ({ start, end }) => spanOf(shift(today, unit, away), start, end) ?? [],
    );
  });
  const weeks = WEEKS.flatMap(([pattern, away]) => {
    return find(text, pattern).map(({ start, end }) => weekOf(addDays(today, away), start, end));
  });
  const decades = find(text, LAST_DECADE).map(({ start, end }): DateSpan => {
    const from = `${shift(today, 'year', -10)}-01-01`;
    return { from, to: today, precision: 'period', exact: false, start, end };
  });
  const ago = find(text, URDU_AGO).flatMap(({ start, end, count }) => {
    const years = URDU_NUMBERS.includes(count) ? URDU_NUMBERS.indexOf(count) + 1 : Number(count);
    return spanOf(shift(today, 'year', -years), start, end) ?? [];
  });
  return [...shifts, ...weeks, ...decades, ...ago];
}

function words(either: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${either})(?![\p{L}\p{N}_])`, 'giu');
}

function find(text: string, pattern: RegExp): { start: number; end: number; count: string }[] {
  return [...text.matchAll(pattern)].map((match) => {
    return { start: match.index, end: match.index + match[0].length, count: match.groups?.count ?? '' };
  });
}

/** 'YYYY' or 'YYYY-MM'; before the year 1 there is no such date, and `spanOf` gives none. */
function shift(today: Day, unit: 'year' | 'month', away: number): string {
  const year = yearOf(today);
  if (unit === 'year') return toDate({ year: Math.max(0, year + away) });
  const months = year * 12 + Number(today.slice(5, 7)) - 1 + away;
  return toDate({ year: Math.floor(months / 12), month: (months % 12) + 1 });
}

/** Monday to Sunday around a day. */
function weekOf(day: Day, start: number, end: number): DateSpan {
  // Read in UTC, where a day's name needs no zone.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday);
  return { from: monday, to: addDays(monday, 6), precision: 'period', exact: true, start, end };
}
