import { type PartialDate, toDate } from './date.ts';
import { type DateSpan, decadeOf, spanOf } from './date-span.ts';
import { misspeltMonthOf, monthOf } from './month-names.ts';
import { whenNeeded } from './when-needed.ts';

const EDGE = String.raw`(?<![\p{L}\p{N}_])`;
const END = String.raw`(?![\p{L}\p{N}_])`;
const ORDINAL = '(?:st|nd|rd|th|-?го|-?е)?';
const NUMBER = String.raw`(?<day>\d{1,2}|یکم)(?:\s*(?:[-–—]|تا)\s*(?<last>\d{1,2}))?${ORDINAL}`;
const YEAR = String.raw`(?<year>\d{4})(?:\s?ء)?`;
// The longer reading comes first: "1 مئی 1948" holds "مئی 1948".
const DATED = [
  whenNeeded(String.raw`${EDGE}${NUMBER}\s+(?:of\s+)?(?<month>\p{L}+)[.,،]?\s+${YEAR}${END}`),
  whenNeeded(String.raw`${EDGE}(?<month>\p{L}+)\.?\s+${NUMBER},?\s+${YEAR}${END}`),
  whenNeeded(String.raw`${EDGE}(?<month>\p{L}+)[.,،]?\s+${YEAR}${END}`),
];
// "and" joins only behind "between": "between May and July 2011".
const TO = String.raw`(?:\s*[-–—]\s*|\s+(?:to|по|до|سے|تا|(?<=(?:between|между)\s[^.?!]{1,20}\s)(?:and|и))\s+)`;
// "30 мая – 2 июня 2011", "May–June 2011": the year stands once, behind both.
const SPANNING = whenNeeded(
  String.raw`${EDGE}(?:(?<day>\d{1,2}|یکم)${ORDINAL}\s+(?:of\s+)?)?(?<month>\p{L}+)${TO}` +
    String.raw`(?:(?<last>\d{1,2}|یکم)${ORDINAL}\s+(?:of\s+)?)?(?<lastMonth>\p{L}+)[.,،]?\s+${YEAR}${END}`,
);

const DECADES = (
  [
    [1930, 'thirties|тридцат|تیس'],
    [1940, 'forties|сороков|چالیس'],
    [1950, 'fifties|пятидесят|پچاس'],
    [1960, 'sixties|шестидесят|ساٹھ'],
    [1970, 'seventies|семидесят|ستر'],
    [1980, 'eighties|восьмидесят|اسی'],
    [1990, 'nineties|девяност|نوے'],
  ] as const
).map(([year, names]) => {
  const [english, russian, urdu] = names.split('|');
  // Patterns take milliseconds to compile: most texts have none of the names.
  const named = new RegExp(names, 'iu');
  const decade = `(?:the\\s+(?:early|mid|late)[\\s-]+|the\\s+|nineteen[\\s-]+)${english}|${russian}(?:ые|ых|ым)(?:\\s+год\\p{L}*)?`;
  return [year, named, whenNeeded(`${EDGE}(?:${decade}|${urdu}\\s+کی\\s+دہائی)${END}`)] as const;
});

/** What `text` says with words that chrono lacks: Urdu months, misspelt months, months that share a year, decades. */
export function findWords(text: string): DateSpan[] {
  // A month is a date only with a year in digits.
  const hasYear = /\d{4}/.test(text);
  const months = hasYear
    ? DATED.flatMap((pattern) => [...text.matchAll(pattern())].flatMap(toMonthSpan))
    : [];
  const spanning = hasYear ? [...text.matchAll(SPANNING())].flatMap(toSpanning) : [];
  const decades = DECADES.filter(([, named]) => named.test(text)).flatMap(([year, , pattern]) =>
    [...text.matchAll(pattern())].map(({ 0: words, index }) =>
      decadeOf(year, index, index + words.length, !/early|mid|late/i.test(words)),
    ),
  );
  return [...spanning, ...months, ...decades];
}

function toMonthSpan(match: RegExpExecArray): DateSpan[] {
  const { day, last, month = '', year = '' } = match.groups ?? {};
  const known = monthOf(month);
  // "the match 2016" is one letter from March: without a day only long names may be mended.
  const number = known ?? misspeltMonthOf(month, day === undefined ? 6 : 5);
  if (number === undefined) return [];
  const [start, end] = [match.index, match.index + match[0].length];
  const toSpan = (dayText: string | undefined) => {
    return spanOf(toWritten(year, number, dayText), start, end, known !== undefined);
  };
  const [first, second] = [toSpan(day), last === undefined ? undefined : toSpan(last)];
  if (!first) return [];
  return [second && second.from > first.from ? { ...first, to: second.to, precision: 'period' } : first];
}

function toSpanning(match: RegExpExecArray): DateSpan[] {
  const { day, month = '', last, lastMonth = '', year = '' } = match.groups ?? {};
  const [from, to] = [monthOf(month), monthOf(lastMonth)];
  if (from === undefined || to === undefined) return [];
  const [start, end] = [match.index, match.index + match[0].length];
  const first = spanOf(toWritten(year, from, day), start, end);
  const second = spanOf(toWritten(year, to, last), start, end);
  if (!first || !second || second.from <= first.from) return [];
  return [{ ...first, to: second.to, precision: 'period' }];
}

function toWritten(year: string, month: number, day: string | undefined): PartialDate {
  if (day === undefined) return toDate({ year: Number(year), month });
  return toDate({ year: Number(year), month, day: day === 'یکم' ? 1 : Number(day) });
}
