import { daysInMonth, isDay, toDate } from './date.ts';
import { monthOf } from './month-names.ts';
import { toPlain } from './plain-text.ts';

/** Words that name a day which no calendar has, at `start` to `end` of the text. */
export interface ImpossibleDay {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The text says nothing else. */
  readonly isAll: boolean;
}

const EDGE = String.raw`(?<![\p{L}\p{N}_]|\p{N}[-./])`;
const END = String.raw`(?![\p{L}\p{N}_]|[-./]\p{N})`;
const ORDINAL = '(?:st|nd|rd|th|-?го|-?е)?';
const YEAR_FIRST = new RegExp(
  String.raw`${EDGE}(?<year>[12]\d{3})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})${END}`,
  'gu',
);
const DAY_FIRST = new RegExp(
  String.raw`${EDGE}(?<day>\d{1,2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<year>[12]\d{3})${END}`,
  'gu',
);
const NAMED = [
  new RegExp(
    String.raw`${EDGE}(?<day>\d{1,2})${ORDINAL}\s+(?:of\s+)?(?<month>\p{L}+)(?:[.,،]?\s+(?<year>[12]\d{3}))?${END}`,
    'giu',
  ),
  new RegExp(
    String.raw`${EDGE}(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})${ORDINAL}(?:,?\s+(?<year>[12]\d{3}))?${END}`,
    'giu',
  ),
];
/** "May 50 tanks" names no day: without a year only these are meant for one. */
const LAST_DAY = 31;

/** The first day in the text that its month, or its year, does not have: '1966-02-30', '31.04.1966', '30 February'. */
export function findImpossibleDay(text: string): ImpossibleDay | undefined {
  const plain = toPlain(text);
  const found = [
    ...[...plain.matchAll(YEAR_FIRST)].filter(({ groups }) => !isInDigits(groups)),
    ...[...plain.matchAll(DAY_FIRST)].filter(({ groups }) => !isInDigits(groups) && !isMonthFirst(groups)),
    ...NAMED.flatMap((pattern) => [...plain.matchAll(pattern)].filter(({ groups }) => isMissing(groups))),
  ].sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0];
  if (!found) return undefined;
  const [start, end] = [found.index, found.index + found[0].length];
  const isAll = !/[\p{L}\p{N}]/u.test(plain.slice(0, start) + plain.slice(end));
  return { text: text.slice(start, end), start, end, isAll };
}

type Groups = Readonly<Record<string, string | undefined>> | undefined;

function isInDigits(groups: Groups): boolean {
  return isDay(
    toDate({ year: Number(groups?.year), month: Number(groups?.month), day: Number(groups?.day) }),
  );
}

/** 05/13/1948: with slashes Americans write the month first. */
function isMonthFirst(groups: Groups): boolean {
  return groups?.mark === '/' && isInDigits({ ...groups, month: groups.day, day: groups.month });
}

function isMissing(groups: Groups): boolean {
  const month = monthOf(groups?.month ?? '');
  const day = Number(groups?.day);
  if (month === undefined || (groups?.year === undefined && day > LAST_DAY)) return false;
  // Without a year the longest February counts.
  return day < 1 || day > daysInMonth(Number(groups?.year ?? 2000), month);
}
