/** A date as precisely as it is known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', proleptic Gregorian, years 0001-9999. */
export type PartialDate = string;

/** A calendar day, 'YYYY-MM-DD'. */
export type Day = string;

/** A day of any year, 'MM-DD'; '02-29' is one. */
export type MonthDay = string;

export type Precision = 'year' | 'month' | 'day';

export interface DateParts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The numbers of a partial date; undefined if `text` is not one or names a day that no calendar has. */
export function parseDate(text: string): DateParts | undefined {
  return explainDate(text) === undefined ? partsOf(text) : undefined;
}

/** What is wrong with `text` as a partial date, such as `"1969-02-30" is not a day`; undefined if nothing. */
export function explainDate(text: string): string | undefined {
  const parts = partsOf(text);
  if (!parts) return `"${text}" is not YYYY, YYYY-MM or YYYY-MM-DD`;
  const { year, month, day } = parts;
  if (year < 1) return `"${text}" is not a year`;
  if (month === undefined) return undefined;
  if (month < 1 || month > 12) return `"${text}" is not a month`;
  if (day === undefined) return undefined;
  return day < 1 || day > daysInMonth(year, month) ? `"${text}" is not a day` : undefined;
}

export function isPartialDate(text: string): boolean {
  return explainDate(text) === undefined;
}

export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/** True for the 366 days of a leap year. */
export function isMonthDay(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && isDay(`2000-${text}`);
}

export function precisionOf(date: PartialDate): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** A total order: by the first day that a date covers, the less precise first ('1948' < '1948-01' < '1948-01-01'). */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first day that a date covers. */
export function firstDay(date: PartialDate): Day {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day that a date covers. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  return `${date}-${pad(daysInMonth(yearOf(date), Number(date.slice(5, 7))), 2)}`;
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' from numbers; months count from 1. */
export function toDate(parts: DateParts): PartialDate {
  const rest = [parts.month, parts.day]
    .filter((part) => part !== undefined)
    .map((part) => `-${pad(part, 2)}`);
  return pad(parts.year, 4) + rest.join('');
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month that counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day `count` days later, or earlier if `count` is negative, held inside the years 0001-9999. */
export function addDays(day: Day, count: number): Day {
  const at = new Date(0);
  // Date.UTC takes the years 0-99 for 1900-1999; only this setter doesn't. UTC has no clock changes.
  at.setUTCFullYear(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8)) + count);
  const year = at.getUTCFullYear();
  if (year < 1) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  return toDate({ year, month: at.getUTCMonth() + 1, day: at.getUTCDate() });
}

/** The 366 days of a leap year, '01-01' to '12-31'. */
export function monthDays(): MonthDay[] {
  return Array.from({ length: 366 }, (_, index) => addDays('2000-01-01', index).slice(5));
}

function partsOf(text: string): DateParts | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
