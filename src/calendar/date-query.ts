import { addDays, type Day } from './date.ts';
import { findSpelt } from './date-chrono.ts';
import { findDigits } from './date-digits.ts';
import { findRelative } from './date-relative.ts';
import { type DateSpan, spanOf } from './date-span.ts';
import { findWords } from './date-words.ts';
import { toPlain } from './plain-text.ts';

/** The days that a question asks about, and the words that say so, at `start` to `end` of the text. */
export interface DateQuery extends DateSpan {
  readonly text: string;
}

const JOIN = /^\s*(?:[-–—]|(?:to|till|until|through)(?:\s+the)?|по|до|سے)\s*$/iu;
const AND = /^\s*(?:and(?:\s+the)?|и|اور)\s*$/iu;
const OPENING = /(?<![\p{L}\p{N}])(?:between(?:\s+the)?|from(?:\s+the)?|between\s+the\s+years|между|с)\s*$/iu;
const CLOSING = /^\s*(?:تک|کے\s+درمیان)/u;
const VAGUE =
  /(?<![\p{L}\p{N}])(?:about|around|circa|ca?\.|approximately|roughly|early|late|(?:end|beginning|start|middle)\s+of(?:\s+the)?|около|примерно|начале|конце|середине|تقریباً)\s*$/iu;
const SINCE = /(?<![\p{L}\p{N}])(?:since(?:\s+the)?|начиная\s+с|с)\s*$/iu;
const AFTER = /(?<![\p{L}\p{N}])(?:after(?:\s+the)?|после)\s*$/iu;
const BEFORE = /(?<![\p{L}\p{N}])(?:before(?:\s+the)?|prior\s+to|до)\s*$/iu;
const UNTIL = /(?<![\p{L}\p{N}])(?:until|till|up\s+to)\s*$/iu;
const URDU_BEFORE = /^\s*سے\s+(?:پہلے|قبل)/u;
const URDU_AFTER = /^\s*کے\s+بعد/u;
const URDU_UNTIL = /^\s*تک/u;
const ONWARDS = /^\s*(?:onwards?|سے(?!\p{L}))/iu;

/**
 * The first date, month, year, decade, period or relative expression in English, Russian or Urdu text; undefined if
 * there is none. A month or a day without a year ("in May") names no date: see `findMonthDays`. Only the first 1,000
 * characters are read. `today` is 'YYYY-MM-DD'.
 */
export function findDate(text: string, today: Day): DateQuery | undefined {
  const plain = toPlain(text);
  const first = findSpans(plain, today)[0];
  if (!first) return undefined;
  return { ...first, text: text.slice(first.start, first.end) };
}

/** Every date in the text in its order, two that belong together as one period. */
function findSpans(text: string, today: Day): DateSpan[] {
  const whole = /^\s*(?:today|сегодня|آج)\s*$/iu.test(text) ? spanOf(today, 0, text.length) : undefined;
  // Of equal readings the first wins: 02/03/2015 is read day-first here and month-first by chrono.
  const candidates = [
    whole ?? [],
    findDigits(text, today),
    findWords(text),
    findRelative(text, today),
    findSpelt(text, today),
  ].flat();
  const apart: DateSpan[] = [];
  for (const span of candidates.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = apart[apart.length - 1];
    if (!before || span.start >= before.end) apart.push(span);
  }
  return joinRanges(text, apart).map((span) => openEnds(text, span, today));
}

/** "from 1965 to 1971", "между 1965 и 1971", "1965 سے 1971 تک". */
function joinRanges(text: string, spans: readonly DateSpan[]): DateSpan[] {
  const joined: DateSpan[] = [];
  for (const span of spans) {
    const before = joined[joined.length - 1];
    const between = before && text.slice(before.end, span.start);
    const opening = before && OPENING.exec(text.slice(0, before.start));
    const closing = CLOSING.exec(text.slice(span.end));
    const belongs = between && (JOIN.test(between) || (AND.test(between) && (opening || closing)));
    if (before && belongs && span.to > before.to && span.from > before.from) {
      joined[joined.length - 1] = {
        from: before.from,
        to: span.to,
        precision: 'period',
        exact: before.exact && span.exact,
        start: opening?.index ?? before.start,
        end: span.end + (closing?.[0].length ?? 0),
      };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

/** "since 2014" ends today, "before 1971" begins with the calendar; "about 1965" is 1965, not exactly. */
function openEnds(text: string, span: DateSpan, today: Day): DateSpan {
  if (span.precision === 'period') return span;
  const left = text.slice(0, span.start);
  const right = text.slice(span.end);
  const open = (
    from: Day,
    to: Day,
    words: RegExpExecArray | null,
    behind?: RegExpExecArray | null,
  ): DateSpan => {
    const start = words?.index ?? span.start;
    const end = span.end + (behind?.[0].length ?? 0);
    // Nothing lies between a day to come and today: the date itself is all that is named.
    return from <= to ? { from, to, precision: 'period', exact: false, start, end } : span;
  };
  const [urduAfter, urduBefore] = [URDU_AFTER.exec(right), URDU_BEFORE.exec(right)];
  const [after, before] = [AFTER.exec(left), BEFORE.exec(left)];
  // "after the 1971 war": the war's year is part of the answer, "after 1971" begins with 1972.
  const named = span.precision !== 'decade' && /\sthe\s*$/i.test((after ?? before)?.[0] ?? '');
  if (after || urduAfter) return open(named ? span.from : addDays(span.to, 1), today, after, urduAfter);
  if (before || urduBefore) {
    return open('0001-01-01', named ? span.to : addDays(span.from, -1), before, urduBefore);
  }
  const [until, urduUntil] = [UNTIL.exec(left), URDU_UNTIL.exec(right)];
  if (until || urduUntil) return open('0001-01-01', span.to, until, urduUntil);
  const [since, onwards] = [SINCE.exec(left), ONWARDS.exec(right)];
  if (since || onwards) return open(span.from, today, since, onwards);
  const vague = VAGUE.exec(left);
  return vague ? { ...span, exact: false, start: vague.index } : span;
}
