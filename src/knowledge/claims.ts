import { parseDate } from '../calendar/date.ts';
import { monthOf } from '../calendar/month-names.ts';

/** Something in a text that can be right or wrong on its own: `text` as written, `keys` to compare it by. */
export interface Claim {
  readonly kind: 'date' | 'figure' | 'name';
  readonly text: string;
  readonly keys: readonly string[];
}

/** What a text has to offer as backing for claims. */
export interface Backing {
  readonly keys: ReadonlySet<string>;
  /** Its words, one space between, for names. */
  readonly words: string;
}

/** Finds people by their full names and by their last ones; case counts. */
export function toNamePattern(people: Iterable<string>): RegExp {
  const names = new Set<string>();
  for (const person of people) {
    names.add(person);
    const last = person.split(' ').at(-1) ?? '';
    if (/^\p{Lu}\p{L}{2}/u.test(last)) names.add(last);
  }
  // The longest first, so that "Ayub Khan" is not read as "Khan".
  const choices = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?()]/g, '\\$&'));
  return choices.length === 0 ? /(?!)/gu : new RegExp(`(?<!\\p{L})(?:${choices.join('|')})(?!\\p{L})`, 'gu');
}

/** The dates, figures and names of a sentence, in order of kind. */
export function findClaims(text: string, names: RegExp): Claim[] {
  const dated = findDates(text);
  const figures = findFigures(
    blank(
      text,
      dated.map(({ start, text: words }) => [start, words.length] as const),
    ),
  );
  return [
    ...dated.map(({ text: words, keys }): Claim => ({ kind: 'date', text: words, keys })),
    ...figures.map(([words, key]): Claim => ({ kind: 'figure', text: words, keys: [key] })),
    ...[...text.matchAll(names)].map(([name]): Claim => ({ kind: 'name', text: name, keys: [name] })),
  ];
}

/** What texts and ISO dates together can back. */
export function toBacking(
  texts: readonly string[],
  dates: readonly string[],
  people: readonly string[],
): Backing {
  const keys = new Set<string>();
  for (const text of texts)
    for (const claim of findClaims(text, /(?!)/gu)) for (const key of claim.keys) keys.add(key);
  for (const date of dates) for (const key of keysOf(parseDate(date) ?? {})) keys.add(key);
  return { keys, words: toWords([...people, ...texts].join(' ')) };
}

/** Whether one text alone backs the whole claim: a day and a year from two different ones are no date. */
export function isBacked(claim: Claim, backings: readonly Backing[]): boolean {
  return backings.some(({ keys, words }) =>
    claim.kind === 'name' ? words.includes(toWords(claim.text)) : claim.keys.every((key) => keys.has(key)),
  );
}

interface Dated {
  readonly start: number;
  readonly text: string;
  readonly keys: readonly string[];
}

const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const NTH = '(?:st|nd|rd|th)?';
const END = String.raw`(?![\p{L}\p{N}])`;
const DATES = [
  String.raw`(?<year>\d{4})-(?<monthNumber>\d\d)-(?<day>\d\d)`,
  // "3 October", "3-6 October 2012", "27 and 28 April".
  String.raw`(?<day>\d{1,2})${NTH}(?:(?:\s*[-–]\s*|\s+(?:and|to|or)\s+)(?<last>\d{1,2})${NTH})?\s+(?<month>\p{L}{3,})(?:\s+(?<year>\d{4}))?`,
  String.raw`(?<month>\p{L}{3,})\s+(?<day>\d{1,2}),\s+(?<year>\d{4})`,
  String.raw`(?<month>\p{L}{3,})\s+(?<year>\d{4})`,
  String.raw`(?<year>(?:19|20)\d\d)[-–/](?<lastYear>(?:19|20)?\d\d)`,
  '(?<decade>(?:19|20)[0-9]0)s',
  String.raw`(?<year>(?:19|20)\d\d)`,
  // Capitals only: "may" and "march" are words too.
  String.raw`(?<month>\p{Lu}\p{L}{2,})`,
].map((source) => new RegExp(EDGE + source + END, 'gu'));

/** Each stretch is read once, by the first pattern that reads it as a date. */
function findDates(text: string): Dated[] {
  let rest = text;
  const found: Dated[] = [];
  for (const pattern of DATES) {
    const now: Dated[] = [];
    for (const match of rest.matchAll(pattern)) {
      const keys = readDate(match.groups ?? {});
      if (keys) now.push({ start: match.index, text: match[0], keys });
    }
    found.push(...now);
    rest = blank(
      rest,
      now.map(({ start, text: words }) => [start, words.length] as const),
    );
  }
  return found.sort((a, b) => a.start - b.start);
}

function readDate(groups: Record<string, string | undefined>): string[] | undefined {
  const month = groups.month ? monthOf(groups.month) : Number(groups.monthNumber ?? 0) || undefined;
  if (groups.month && month === undefined) return undefined;
  if (groups.decade) return [`decade ${groups.decade}`];
  const years = [
    groups.year,
    groups.lastYear && (groups.year ?? '').slice(0, -groups.lastYear.length) + groups.lastYear,
  ];
  const days = [groups.day, groups.last].filter((day) => day !== undefined);
  const monthAndDays = days.length === 0 ? [{ month }] : days.map((day) => ({ month, day: Number(day) }));
  const parts = [...monthAndDays, ...years.filter((year) => year).map((year) => ({ year: Number(year) }))];
  return parts.flatMap((part) => claimKeys(part));
}

interface Parts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** A day stands for its month too where it is claimed, so that one key is enough. */
function claimKeys({ year, month, day }: Parts): string[] {
  if (year !== undefined) return [`year ${year}`, `decade ${Math.floor(year / 10) * 10}`];
  if (month === undefined) return [];
  return day === undefined ? [`month ${month}`] : [`month ${month}`, `day ${month}-${day}`];
}

function keysOf({ year, month, day }: Parts): string[] {
  return [...claimKeys({ year }), ...claimKeys({ month, day })];
}

const SMALL =
  'three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINALS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER = new RegExp(
  [
    // A type of aircraft is one word: "U-2", "Mi-35M".
    String.raw`(?<type>${EDGE}\p{L}+-?\d+\p{L}*)`,
    String.raw`(?<digits>\d+(?:[.,]\d+)*)`,
    `${EDGE}(?<tens>${TENS.join('|')})(?:-(?<ones>one|two|${SMALL.slice(0, 7).join('|')}))?${END}`,
    `${EDGE}(?<small>${SMALL.join('|')})${END}`,
    `${EDGE}(?<ordinal>${ORDINALS.join('|')})${END}`,
    `${EDGE}(?<unit>hundred|thousand|million|billion|dozen)s?${END}`,
  ].join('|'),
  'giu',
);

/** "One", "two", "first" and "second" are grammar more often than figures, so they are left alone. */
function findFigures(text: string): [words: string, key: string][] {
  return [...text.matchAll(NUMBER)].map(({ 0: words, groups = {} }) => [
    words,
    `figure ${readFigure(groups)}`,
  ]);
}

function readFigure({
  type,
  digits,
  tens,
  ones,
  small,
  ordinal,
  unit,
}: Record<string, string | undefined>): string {
  if (digits) return digits.replace(/,(?=\d{3}(?!\d))/g, '');
  if (tens) {
    const one = ones ? ['one', 'two', ...SMALL].indexOf(ones.toLowerCase()) + 1 : 0;
    return String((TENS.indexOf(tens.toLowerCase()) + 2) * 10 + one);
  }
  if (small) return String(SMALL.indexOf(small.toLowerCase()) + 3);
  if (ordinal) return String(ORDINALS.indexOf(ordinal.toLowerCase()) + 3);
  return (type?.replace(/s$/, '') ?? unit ?? '').toLowerCase();
}

function blank(text: string, stretches: readonly (readonly [start: number, length: number])[]): string {
  let result = text;
  for (const [start, length] of stretches) {
    result = result.slice(0, start) + ' '.repeat(length) + result.slice(start + length);
  }
  return result;
}

function toWords(text: string): string {
  return ` ${text
    .replace(/['’]s?(?!\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}'’.]+/gu, ' ')
    .replace(/\.(?= |$)/g, '')} `;
}
