import { type Day, firstDay, isPartialDate, lastDay, type PartialDate, precisionOf } from './date.ts';

/** The days that some words name; `start` and `end` are offsets in the text, `end` behind the last character. */
export interface DateSpan {
  readonly from: Day;
  readonly to: Day;
  readonly precision: 'day' | 'month' | 'year' | 'decade' | 'period';
  /** False where the words are vague ("about 1965"), open ("since 2014"), ambiguous (05/04/1948) or misspelt. */
  readonly exact: boolean;
  /** The year is written in two digits, and its century is what is most likely meant. */
  readonly hasShortYear?: true;
  readonly start: number;
  readonly end: number;
}

/** The days that one partial date covers; undefined if no calendar has it. */
export function spanOf(date: PartialDate, start: number, end: number, exact = true): DateSpan | undefined {
  if (!isPartialDate(date)) return undefined;
  return { from: firstDay(date), to: lastDay(date), precision: precisionOf(date), exact, start, end };
}

/** Ten years from a year that ends in 0. */
export function decadeOf(year: number, start: number, end: number, exact = true): DateSpan {
  return { from: `${year}-01-01`, to: `${year + 9}-12-31`, precision: 'decade', exact, start, end };
}
