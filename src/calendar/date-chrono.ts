import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import { type Day, type PartialDate, toDate } from './date.ts';
import { type DateSpan, spanOf } from './date-span.ts';

type Result = Chrono.ParsedResult;
type Components = Result['start'];

// Words that count from today. Not "today" or "now": "relations today" names no date.
const RELATIVE =
  /\b(?:ago|last|past|previous|this|next|yesterday|tomorrow)\b|назад|прошл|последн|следующ|эт(?:ом|от)|вчера|завтра/iu;
const CLOCK = /hour|minute|\bmin|second|\bsec|morning|noon|evening|night|час|минут|секунд|утр|вечер|ноч/iu;
// "The last days of the war" and "the next day" count from no today.
const STORY = /(?:last|next|past|previous|this)\s+days?\b|последн\p{L}*\s+дн|следующ\p{L}*\s+д[ен]/iu;
// chrono takes the last day of "end of May 1948"; the month alone is what is said.
const PART = /^(?:the\s+)?(?:end|start|beginning|middle)\b/iu;
// chrono takes one day of these; `findRelative` has the whole week.
const WEEK = /(?:last|this|next|прошлой|этой|следующей)\s+(?:week|недел)/iu;
const COUNTED = /(?:past|last|previous|последн\p{L}*)\s+(?:\d+|\p{L}+)\s+(?:years|months|лет|год|месяц)/iu;

// Loaded with the first text that may name a date which only chrono reads: loading it costs more than the answer.
const require = createRequire(import.meta.url);
const chronoOf = (language: 'en' | 'ru'): Chrono.Chrono => require(`chrono-node/${language}`).casual;
// Without either, nothing of what chrono finds would count as stated.
const MAY_STATE = new RegExp(`\\d{4}|${RELATIVE.source}`, 'iu');

/**
 * The dates that chrono finds in English or Russian text, without its guesses: a year must be written out in four
 * digits or follow from today ("last year", "два года назад"), so "may", "sat" and "in May" name none.
 */
export function findSpelt(text: string, today: Day): DateSpan[] {
  if (!MAY_STATE.test(text)) return [];
  // Noon in UTC, so that no zone moves the day.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  // In "1950-2 March" chrono sees the month 1950-2; a dash of the same length it takes for one.
  const plain = text.replace(/(\d{4})-(?=\d{1,2}\s+\p{L})/gu, '$1–');
  const results = [
    ...(/[a-z]/i.test(plain) ? chronoOf('en').parse(plain, reference) : []),
    ...(/\p{Script=Cyrillic}/u.test(plain) ? chronoOf('ru').parse(plain, reference) : []),
  ];
  return results.flatMap((result) => toSpan(result, today) ?? []);
}

function toSpan(result: Result, today: Day): DateSpan | undefined {
  const start = result.index + result.text.length - result.text.trimStart().length;
  const end = start + result.text.trim().length;
  if (!isStated(result) || PART.test(result.text.trim())) return undefined;
  const first = spanOf(dateOf(result.start), start, end);
  if (!first) return undefined;
  if (COUNTED.test(result.text)) {
    return first.from < today ? { ...first, to: today, precision: 'period', exact: false } : undefined;
  }
  const last = result.end ? spanOf(dateOf(result.end), start, end) : undefined;
  return last && last.to > first.to ? { ...first, to: last.to, precision: 'period' } : first;
}

function isStated(result: Result): boolean {
  const stated = [result.start, ...(result.end ? [result.end] : [])].filter((part) => part.isCertain('year'));
  // "from 11 May" is no eleven o'clock.
  if (result.start.isCertain('hour') && !/\d\s*[ap]\.?m|\d:\d/i.test(result.text)) return false;
  const years: readonly string[] = result.text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  // chrono reads "1948 be" as the Buddhist era: the year that is meant is the one that is written.
  if (years.length > 0) return stated.some((part) => years.includes(String(part.get('year'))));
  return (
    stated.length > 0 &&
    RELATIVE.test(result.text) &&
    !CLOCK.test(result.text) &&
    !WEEK.test(result.text) &&
    !STORY.test(result.text)
  );
}

/** As precise as what chrono is certain of. */
function dateOf(part: Components): PartialDate {
  const year = part.get('year') ?? 0;
  const [month, day] = [part.get('month'), part.get('day')];
  const known = part.isCertain('month') || part.isCertain('weekday');
  if (!known || month === null) return toDate({ year });
  return part.isCertain('day') && day !== null ? toDate({ year, month, day }) : toDate({ year, month });
}
