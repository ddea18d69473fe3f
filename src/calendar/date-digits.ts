import { type Day, yearOf } from './date.ts';
import { type DateSpan, decadeOf, spanOf } from './date-span.ts';
import { whenNeeded } from './when-needed.ts';

type Groups = Readonly<Record<string, string | undefined>>;
/** `needed`: what stands in every text that the pattern finds something in; patterns take milliseconds to compile. */
type Rule = readonly [
  needed: RegExp,
  pattern: () => RegExp,
  toSpan: (groups: Groups, start: number, end: number) => DateSpan | undefined,
];

// No digit, letter or joining mark before or behind: "Druzhba-2016" and "1.1965.3" are names and numbers, not years.
const BEFORE = String.raw`(?<![\p{L}\p{N}_#№$€₽£]|\p{L}[-‐]|[\p{N}][.,:/‐-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_%]|[.,:/‐-]\p{N})`;
// A date in full and a decade may stand at either end of a dash.
const LOOSE_BEFORE = String.raw`(?<![\p{L}\p{N}_#№$€₽£]|\p{L}[-‐]|[\p{N}][.,:/])`;
const LOOSE_AFTER = String.raw`(?![\p{L}\p{N}_%]|[.,:/]\p{N})`;
const YEAR = String.raw`(?:19\d\d|20\d\d|2100)`;
const RU_YEAR = String.raw`(?:\s*(?:год(?:а|у|ом|е|ы|ов|ах)?|гг?\.?)(?!\p{L}))?`;
const SUFFIX = String.raw`(?:\s?ء|-?(?:го|му|м|й|ый|ом|ого))?${RU_YEAR}`;
const COUNTED =
  'km|kilomet|tons?|tonnes?|troops|soldiers|servicemen|men|people|personnel|mw|megawatt|million|billion|dollars|miles|' +
  'тонн|км|килом|млн|млрд|человек|солдат|военносл|долл|руб|мвт|کلومیٹر|ٹن|فوجی|میگاواٹ';
const NUMBERED = String.raw`(?<!(?:resolution|res\.|no\.?|number|резолюци\p{L}*|№|قرارداد)\s*)`;
// Before a year or a decade of two digits: "в", "с", "до", or a month or a season.
const RU_MONTHS = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр';
const RU_IN = String.raw`(?<=(?<!\p{L})(?:в|во|с|со|к|до|после|на|за|из|про|от|весн\p{L}|лет\p{L}+|осен\p{L}+|зим\p{L}+|начал\p{L}|конц\p{L}|середин\p{L}|(?:${RU_MONTHS})\p{L}*)\s+)`;
const LONE_IN = String.raw`(?<=(?<!\p{L})(?:in|since|в|с|до)\s+)`;
// What has a number, or an anniversary.
const ORDINAL =
  'годовщин|юбиле|лети|сесси|раунд|заседани|арми|дивизи|стать|съезд|встреч|полк|резолюци|параллел|мест';
const EN_DECADE = String.raw`(?:(?<vague>early|mid|late)[\s-]+)?`;

// A number between two marks.
const MARKED = /\d[-./]\d\d?[-./]\d/;

/** Dates, ranges of years, decades and years that are written in digits. */
const RULES: readonly Rule[] = [
  [
    MARKED,
    rule(String.raw`(?<year>\d{4})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`),
    (groups, start, end) => spanOf(`${groups.year}-${two(groups.month)}-${two(groups.day)}`, start, end),
  ],
  [
    MARKED,
    loose(String.raw`(?<day>\d{1,2})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<year>\d{4})${SUFFIX}`),
    toDayFirst,
  ],
  [
    /\d{4}-\d\d/,
    rule(String.raw`(?<year>[12]\d{3})-(?<month>0[1-9]|1[0-2])`),
    (groups, start, end) => spanOf(`${groups.year}-${groups.month}`, start, end),
  ],
  [
    /\d[./]\d{4}/,
    rule(`(?<month>0?[1-9]|1[0-2])[./](?<year>${YEAR})`),
    (groups, start, end) => spanOf(`${groups.year}-${two(groups.month)}`, start, end),
  ],
  [
    /\d{4}\s*[-–—/]\s*\d\d/,
    rule(String.raw`(?<year>${YEAR})\s*[-–—/]\s*(?<last>${YEAR}|\d{2})${SUFFIX}`),
    toYears,
  ],
  [
    /[-–—]\s*\d+0/,
    loose(
      String.raw`(?<decade>(?:19|20)?\d0)(?:['’]?s|-?[ех])?\s*[-–—]\s*(?<last>(?:19|20)?\d0)(?:['’]?s|-?[ех])${RU_YEAR}`,
    ),
    toDecades,
  ],
  [/0['’]?s/iu, loose(String.raw`${EN_DECADE}(?<decade>(?:19|20)\d0)['’]?s`), toDecade],
  [/0['’]?s/iu, rule(String.raw`(?:['’]|the\s+)${EN_DECADE}(?<decade>[3-9]0)['’]?s`), toDecade],
  [/0-?[ехым]/iu, loose(String.raw`(?<decade>(?:19|20)\d0)-?(?:е|х|ые|ых|ми)${RU_YEAR}`), toDecade],
  [/0-?[ехы]/iu, rule(String.raw`(?<decade>[3-9]0)(?:-х|-?(?:е|х|ые|ых)\s+(?:год\p{L}*|гг\.?))`), toDecade],
  [/0\s*ء?\s*(?:کی\s+)?دہائی/u, rule(String.raw`(?<decade>(?:19|20)\d0)\s*ء?\s*(?:کی\s+)?دہائی`), toDecade],
  // "в 60-е", "за 80-ые": a thing of neuter gender behind them is counted, not dated.
  [
    /0-[еы]/iu,
    rule(String.raw`${RU_IN}(?<decade>[3-9]0)-(?:е|ые)(?!\s+(?:заседани|совещани|мест|числ|собрани))`),
    toDecade,
  ],
  // "в 68-м", "в марте 85-го", "in '68", and "in 68" with nothing behind it.
  [
    /\d-?[мйгоы]/iu,
    rule(String.raw`${RU_IN}(?<short>[4-9]\d)-?(?:м|й|го|му|ом|ый)${RU_YEAR}(?!\s+(?:${ORDINAL}))`),
    toShortYear,
  ],
  [/['’]\d\d/, rule(String.raw`['’](?<short>[4-9]\d)`), toShortYear],
  [
    /(?:^|\D)\d\d(?:\D|$)/,
    rule(String.raw`${LONE_IN}(?<short>[4-9]\d)(?:\s+год(?:а|у|ом)?)?(?=\s*[?!.,]?\s*$)`),
    toShortYear,
  ],
  [
    /\d{4}/,
    rule(String.raw`${NUMBERED}(?:mid-)?(?<year>${YEAR})${SUFFIX}(?!\s*(?:${COUNTED}))`),
    (groups, start, end) => spanOf(groups.year ?? '', start, end),
  ],
];

// Only what can hardly be anything else: 24/2/22 and 01.05.48, not the number 3.4.65.
const SHORT = rule(
  String.raw`(?:(?<day>\d{1,2})(?<mark>/)(?<month>\d{1,2})/|(?<day>\d\d)(?<mark>[-.])(?<month>\d\d)\k<mark>)(?<year>\d\d)`,
);

/** What `text` says in digits, in no order and overlapping where it can be read in two ways. */
export function findDigits(text: string, today: Day): DateSpan[] {
  if (!/\d/.test(text)) return [];
  const short = find(text, MARKED, SHORT).flatMap(({ 0: words, groups = {}, index }): DateSpan[] => {
    const year = String(toFullYear(Number(groups.year), today));
    const span = toDayFirst({ ...groups, year }, index, index + words.length);
    return span ? [{ ...span, hasShortYear: true }] : [];
  });
  const full = RULES.flatMap(([needed, pattern, toSpan]) => {
    return find(text, needed, pattern).flatMap((match) => {
      const span = toSpan(match.groups ?? {}, match.index, match.index + match[0].length);
      return span ? [span] : [];
    });
  });
  return [...full, ...short];
}

function find(text: string, needed: RegExp, pattern: () => RegExp): RegExpExecArray[] {
  return needed.test(text) ? [...text.matchAll(pattern())] : [];
}

/** What is told has happened: the last year that ends so. */
function toFullYear(year: number, today: Day): number {
  const century = Math.floor(yearOf(today) / 100) * 100;
  return century + year <= yearOf(today) ? century + year : century - 100 + year;
}

function rule(body: string): () => RegExp {
  return whenNeeded(BEFORE + body + AFTER);
}

function loose(body: string): () => RegExp {
  return whenNeeded(LOOSE_BEFORE + body + LOOSE_AFTER);
}

/** 01.05.1948; what can't be day-first is month-first (05/13/1948), what may be either with slashes is not exact. */
function toDayFirst(groups: Groups, start: number, end: number): DateSpan | undefined {
  const [first, second] = [Number(groups.day), Number(groups.month)];
  const swapped = groups.mark === '/' && second > 12;
  const exact = groups.mark !== '/' || swapped || first > 12 || first === second;
  const [day, month] = swapped ? [groups.month, groups.day] : [groups.day, groups.month];
  return spanOf(`${groups.year}-${two(month)}-${two(day)}`, start, end, exact);
}

/** 1965-1971 and 1965-71; years that run backwards are no range. */
function toYears(groups: Groups, start: number, end: number): DateSpan | undefined {
  const { year = '', last = '' } = groups;
  const to = last.length === 2 ? year.slice(0, 2) + last : last;
  if (to <= year) return undefined;
  return { from: `${year}-01-01`, to: `${to}-12-31`, precision: 'period', exact: true, start, end };
}

function toDecade(groups: Groups, start: number, end: number): DateSpan {
  return decadeOf(inFull(groups.decade), start, end, groups.vague === undefined);
}

/** Of the twentieth century, as a decade in two digits is. */
function toShortYear(groups: Groups, start: number, end: number): DateSpan | undefined {
  const span = spanOf(`19${groups.short}`, start, end, false);
  return span && { ...span, hasShortYear: true };
}

/** 1950s-60s, 50-60-е годы; decades that run backwards are no range. */
function toDecades(groups: Groups, start: number, end: number): DateSpan | undefined {
  const [first, last] = [inFull(groups.decade), inFull(groups.last)];
  if (last <= first) return undefined;
  return { from: `${first}-01-01`, to: `${last + 9}-12-31`, precision: 'period', exact: true, start, end };
}

/** A decade in two digits is one of the twentieth century. */
function inFull(decade: string | undefined): number {
  const year = Number(decade);
  return year < 100 ? 1900 + year : year;
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
