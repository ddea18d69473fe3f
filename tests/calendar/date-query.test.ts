import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, firstDay, isDay, lastDay } from '../../src/calendar/date.ts';
import { findDate } from '../../src/calendar/date-query.ts';
import { formatDate, formatMonthDay, formatRange, type Language } from '../../src/calendar/format.ts';
import { findImpossibleDay } from '../../src/calendar/impossible-day.ts';
import { findMonthDays } from '../../src/calendar/month-day.ts';
import { days, partialDates } from './arbitraries.ts';

const TODAY = '2025-11-24';
const LANGUAGES: readonly Language[] = ['en', 'ru', 'ur'];

/** '2011-05-11..2011-05-14 period', with ~ where it is not exact. */
function read(text: string, today = TODAY): string | undefined {
  const found = findDate(text, today);
  if (!found) return undefined;
  const span = found.from === found.to ? found.from : `${found.from}..${found.to}`;
  return `${span} ${found.precision}${found.exact ? '' : '~'}`;
}

describe('a date in a question', () => {
  test.each([
    ['day first', 'What happened on 1 May 1948?', '1948-05-01 day'],
    ['month first', 'on May 1st, 1948', '1948-05-01 day'],
    ['an ordinal', 'the 1st of May, 1948', '1948-05-01 day'],
    ['ISO', 'event 1948-05-01', '1948-05-01 day'],
    ['dots, day first', '01.05.1948', '1948-05-01 day'],
    ['slashes that only day-first fits', '13/05/1948', '1948-05-13 day'],
    ['slashes that only month-first fits', '05/13/1948', '1948-05-13 day'],
    ['slashes that fit both: day first, and not exact', '05/04/1948', '1948-04-05 day~'],
    ['a year in two digits', '24/2/22', '2022-02-24 day'],
    ['… of the century before where it would lie ahead', '24/2/65', '1965-02-24 day'],
    ['… with dots, all in two digits', '01.05.48', '1948-05-01 day'],
    ['… that may be read in either order', '5/4/48', '1948-04-05 day~'],
    ['a weekday before it', 'on Saturday 1 May 1948', '1948-05-01 day'],
    ['an hour before it', 'at 3 pm on 4 June 2014', '2014-06-04 day'],
    ['a typing error in the month', '1 Septmber 1965', '1965-09-01 day~'],
    ['a month', 'agreements of May 2011', '2011-05-01..2011-05-31 month'],
    ['a month in digits', '05/1948', '1948-05-01..1948-05-31 month'],
    ['an ISO month', '1965-12', '1965-12-01..1965-12-31 month'],
    ['a misspelt month', 'in Septmber 1965', '1965-09-01..1965-09-30 month~'],
    ['a year', 'the war of 1965', '1965-01-01..1965-12-31 year'],
    ['a year at the end of a question', 'Who visited in 2011?', '2011-01-01..2011-12-31 year'],
    ['about a year', 'about 1965', '1965-01-01..1965-12-31 year~'],
    ['a year in two digits and its apostrophe', "the war of '71", '1971-01-01..1971-12-31 year~'],
    ['… with nothing behind it', 'arms for Pakistan in 68?', '1968-01-01..1968-12-31 year~'],
    ['a decade', 'trade in the 1970s', '1970-01-01..1979-12-31 decade'],
    ['a decade in two digits', "the '70s", '1970-01-01..1979-12-31 decade'],
    ['a decade in words', 'in the seventies', '1970-01-01..1979-12-31 decade'],
    ['a part of a decade', 'the late 1980s', '1980-01-01..1989-12-31 decade~'],
    ['decades', '1950s-60s', '1950-01-01..1969-12-31 period'],
    ['from decade to decade', 'from the 1950s to the 1970s', '1950-01-01..1979-12-31 period'],
    ['the last decade', 'over the last decade', '2015-01-01..2025-11-24 period~'],
    ['months that share a year', 'between May and July 2011', '2011-05-01..2011-07-31 period'],
    ['two years', '1965-1971', '1965-01-01..1971-12-31 period'],
    ['two years, the last one short', '1965–71', '1965-01-01..1971-12-31 period'],
    ['between', 'between 1965 and 1971', '1965-01-01..1971-12-31 period'],
    ['from, to', 'from 1965 to 1971', '1965-01-01..1971-12-31 period'],
    ['days of one month', '11-14 May 2011', '2011-05-11..2011-05-14 period'],
    ['days of two months', 'from 22 October to 4 November 2018', '2018-10-22..2018-11-04 period'],
    ['days of two years', '31 December 2018 – 2 January 2019', '2018-12-31..2019-01-02 period'],
    ['between days', 'between 1 May 2011 and 14 May 2011', '2011-05-01..2011-05-14 period'],
    ['months', 'from May 2011 to June 2012', '2011-05-01..2012-06-30 period'],
    ['since', 'exercises since 2014', '2014-01-01..2025-11-24 period~'],
    ['onwards', 'from 1965 onwards', '1965-01-01..2025-11-24 period~'],
    ['after', 'after 1991', '1992-01-01..2025-11-24 period~'],
    ['before', 'before 1971', '0001-01-01..1970-12-31 period~'],
    ['after what happened in a year', 'after the 1971 war', '1971-01-01..2025-11-24 period~'],
    ['before what happened in a month', 'before the May 1998 tests', '0001-01-01..1998-05-31 period~'],
    ['after a decade', 'after the 1970s', '1980-01-01..2025-11-24 period~'],
    ['the end of a month', 'at the end of December 1949', '1949-12-01..1949-12-31 month~'],
    ['early in a month', 'in early April 1968', '1968-04-01..1968-04-30 month~'],
    ['until', 'until 1971', '0001-01-01..1971-12-31 period~'],
    ['since a year to come is that year', 'since 2030', '2030-01-01..2030-12-31 year'],
    ['last year', 'visits last year', '2024-01-01..2024-12-31 year'],
    ['this year', 'this year', '2025-01-01..2025-12-31 year'],
    ['years ago', 'two years ago', '2023-01-01..2023-12-31 year'],
    ['last month', 'last month', '2025-10-01..2025-10-31 month'],
    ['last week', 'last week', '2025-11-17..2025-11-23 period'],
    ['this week', 'this week', '2025-11-24..2025-11-30 period'],
    ['a week ago', 'a week ago', '2025-11-17 day'],
    ['yesterday', 'yesterday', '2025-11-23 day'],
    ['today, alone', 'today', '2025-11-24 day'],
    ['the last years', 'over the last five years', '2020-01-01..2025-11-24 period~'],
    ['the first of several', '1965 and 1971', '1965-01-01..1965-12-31 year'],
    ['the Buddhist era is not meant', 'who may 1948 be', '1948-05-01..1948-05-31 month'],
  ])('in English: %s', (_why, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['a day', 'Что произошло 1 мая 1948 года?', '1948-05-01 day'],
    ['a day in words', 'первого мая 1948', '1948-05-01 day'],
    ['dots', '01.05.1948 г.', '1948-05-01 day'],
    ['a month', 'в апреле 1965 года', '1965-04-01..1965-04-30 month'],
    ['a misspelt month', 'в сентябе 1965', '1965-09-01..1965-09-30 month~'],
    ['a year', 'в 1966 году', '1966-01-01..1966-12-31 year'],
    ['an ordinal year', 'в 1948-м', '1948-01-01..1948-12-31 year'],
    ['about a year', 'около 1965 года', '1965-01-01..1965-12-31 year~'],
    ['a decade', 'в 1970-х', '1970-01-01..1979-12-31 decade'],
    ['a decade in two digits', 'в 70-х годах', '1970-01-01..1979-12-31 decade'],
    ['a decade in words', 'в семидесятые годы', '1970-01-01..1979-12-31 decade'],
    ['a decade in two digits, without the word', 'в конце 80-х', '1980-01-01..1989-12-31 decade~'],
    ['a decade in two digits, as it is said', 'что построили в 60-е', '1960-01-01..1969-12-31 decade'],
    ['a year in two digits', 'за что обиделись в 68-м?', '1968-01-01..1968-12-31 year~'],
    ['… written in one', 'за что обиделись в 68м', '1968-01-01..1968-12-31 year~'],
    ['… behind a month', 'в марте 85-го', '1985-01-01..1985-12-31 year~'],
    ['… without an ending, when nothing follows', 'как восприняли это в 68', '1968-01-01..1968-12-31 year~'],
    ['decades', '50-60-е годы', '1950-01-01..1969-12-31 period'],
    ['days in dots', '10.01.1966-25.02.1966', '1966-01-10..1966-02-25 period'],
    ['months that share a year', 'с мая по июль 2011 года', '2011-05-01..2011-07-31 period'],
    ['last year in another case', 'события прошлого года', '2024-01-01..2024-12-31 year'],
    ['from, to', 'с 1965 по 1971 год', '1965-01-01..1971-12-31 period'],
    ['between', 'между 1965 и 1971 годами', '1965-01-01..1971-12-31 period'],
    ['days', 'с 11 по 14 мая 2011 года', '2011-05-11..2011-05-14 period'],
    ['days of two months', '22 октября – 4 ноября 2018', '2018-10-22..2018-11-04 period'],
    ['since', 'с 2014 года', '2014-01-01..2025-11-24 period~'],
    ['after', 'после 1991 года', '1992-01-01..2025-11-24 period~'],
    ['before', 'до 1971 года', '0001-01-01..1970-12-31 period~'],
    ['last year', 'в прошлом году', '2024-01-01..2024-12-31 year'],
    ['years ago', '5 лет назад', '2020-01-01..2020-12-31 year'],
    ['last week', 'на прошлой неделе', '2025-11-17..2025-11-23 period'],
    ['the last years', 'за последние 5 лет', '2020-01-01..2025-11-24 period~'],
    ['yesterday', 'вчера', '2025-11-23 day'],
  ])('in Russian: %s', (_why, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['a year with its mark', '1948ء', '1948-01-01..1948-12-31 year'],
    ['a year in Urdu digits', '۱۹۴۸ء میں کیا ہوا؟', '1948-01-01..1948-12-31 year'],
    ['a year in Arabic digits', '١٩٤٨', '1948-01-01..1948-12-31 year'],
    ['the first of a month', 'یکم مئی 1948', '1948-05-01 day'],
    ['a day in Urdu digits', '۱۰ جنوری ۱۹۶۶ء کو', '1966-01-10 day'],
    ['an Arabic yeh', 'يکم مئي 1948', '1948-05-01 day'],
    ['a month', 'اپریل 1965', '1965-04-01..1965-04-30 month'],
    ['days', '11 تا 14 مئی 2011', '2011-05-11..2011-05-14 period'],
    ['from, to', '1965 سے 1971 تک', '1965-01-01..1971-12-31 period'],
    ['between', '1965 اور 1971 کے درمیان', '1965-01-01..1971-12-31 period'],
    ['since', '2014 سے', '2014-01-01..2025-11-24 period~'],
    ['after', '1991 کے بعد', '1992-01-01..2025-11-24 period~'],
    ['before', '1971 سے پہلے', '0001-01-01..1970-12-31 period~'],
    ['a decade', '1970 کی دہائی', '1970-01-01..1979-12-31 decade'],
    ['a decade in words', 'ستر کی دہائی', '1970-01-01..1979-12-31 decade'],
    ['last year', 'پچھلے سال', '2024-01-01..2024-12-31 year'],
    ['years ago', 'دو سال پہلے', '2023-01-01..2023-12-31 year'],
    ['last month', 'گزشتہ ماہ', '2025-10-01..2025-10-31 month'],
  ])('in Urdu: %s', (_why, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['the verb may', 'How may I ask about the treaty'],
    ['may before a number that is no year', 'may 5 states join'],
    ['the verb march', 'They march on Kabul'],
    ['a second', 'wait a second'],
    ['the sun', 'The Sun reported it'],
    ['sat', 'who sat beside Putin'],
    ['a month without a year', 'what happened in May'],
    ['a day without a year', 'on 1 May'],
    ['today in passing', 'relations today'],
    ['now', 'what do they say now'],
    ['the day after in a story', 'what he said the next day'],
    ['the last days of a story', 'the last days of the war'],
    ['the clock', 'in 5 minutes'],
    ['a morning', 'this morning'],
    ['a month and two digits', 'May 48'],
    ['a day that no calendar has', '31.02.1948'],
    ['an ISO day that no calendar has', '1969-02-30'],
    ['a resolution', 'UN resolution 1973'],
    ['a count', '2000 troops crossed'],
    ['a sum', '$1965'],
    ['a number with a comma', '1,965'],
    ['a year in a name', 'Druzhba-2016'],
    ['years beyond those of the bot', 'in 1848'],
    ['a Russian ordinal', '30-е заседание'],
    ['a Russian count', '2000 тонн пшеницы'],
    ['a Russian month', 'в мае'],
    ['nothing', ''],
  ])('is not found in %s', (_why, text) => {
    expect(read(text)).toBeUndefined();
  });

  test.each([
    ['the words that open a period', 'Trade between 1965 and 1971?', 'between 1965 and 1971'],
    ['the words that leave it open', 'exercises since 2014?', 'since 2014'],
    ['characters as they were typed', 'جنگ ۱۹۶۵ء کیا', '۱۹۶۵ء'],
  ])('comes with the words that say so: %s', (_why, text, words) => {
    const found = findDate(text, TODAY);
    expect(found?.text).toBe(words);
    expect(text.slice(found?.start, found?.end)).toBe(words);
  });

  test.each([
    ['over New Year', '2026-01-01', 'last month', '2025-12-01..2025-12-31 month'],
    ['over New Year in Urdu', '2026-01-01', 'گزشتہ ماہ', '2025-12-01..2025-12-31 month'],
    ['from a leap day', '2024-02-29', 'last year', '2023-01-01..2023-12-31 year'],
    ['from a Sunday', '2025-11-30', 'this week', '2025-11-24..2025-11-30 period'],
  ])('counts from today %s', (_why, today, text, expected) => {
    expect(read(text, today)).toBe(expected);
  });

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Asia/Karachi'])(
    'is the same on a machine in %s',
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(read('yesterday', '2026-01-01')).toBe('2025-12-31 day');
        expect(read('last year', '2026-01-01')).toBe('2025-01-01..2025-12-31 year');
        expect(read('1 May 1948')).toBe('1948-05-01 day');
        expect(read('this week')).toBe('2025-11-24..2025-11-30 period');
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );

  test('is read back from how it is shown, in each language', () => {
    fc.assert(
      fc.property(partialDates(), fc.constantFrom(...LANGUAGES), (date, language) => {
        const found = findDate(formatDate(date, language), TODAY);
        expect([found?.from, found?.to]).toEqual([firstDay(date), lastDay(date)]);
      }),
    );
  });

  test('is read back from how several days are shown', () => {
    fc.assert(
      fc.property(
        days(),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...LANGUAGES),
        (day, more, language) => {
          const end = addDays(day, more);
          if (end > '2100-12-31') return;
          const found = findDate(formatRange(day, end, language), TODAY);
          expect([found?.from, found?.to]).toEqual([day, end]);
        },
      ),
    );
  });

  test('search never throws and gives real days inside the text', () => {
    const words = fc.constantFrom(
      ...'May 1948 may 31 1 - – to from since before last year 01.05. / : между с по мая 1970-х سے مئی ۱۹۴۸ء یکم 0000 2100 99999'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
      fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, days(), (question, today) => {
        const found = findDate(question, today);
        findMonthDays(question, TODAY);
        findImpossibleDay(question);
        if (!found) return;
        expect(isDay(found.from) && isDay(found.to) && found.from <= found.to).toBe(true);
        expect(found.text).toBe(question.slice(found.start, found.end));
        expect(found.text.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['digits', '1'.repeat(4000), undefined],
    ['years', '1965 '.repeat(800), '1965-01-01'],
    ['spaces', `from${' '.repeat(4000)}1965`, undefined],
    ['letters', 'м'.repeat(4000), undefined],
    ['dashes', '1965-'.repeat(800), undefined],
    ['months', 'May '.repeat(1000), undefined],
    ['Russian months', 'мая '.repeat(1000), undefined],
  ])('is looked for to an end, though the text is all %s', (_why, text, from) => {
    // A pattern that tries every way to match such a text would hold the test up for hours.
    expect(findDate(text, TODAY)?.from).toBe(from);
  });
});

describe('a day of any year', () => {
  test.each([
    ['digits, month first as in ISO', '05-01', '05-01'],
    ['English, day first', '1 May', '05-01'],
    ['English, month first', 'May 1st', '05-01'],
    ['an abbreviation', '24 Dec', '12-24'],
    ['an ordinal', 'the 1st of May', '05-01'],
    ['Russian', '1 мая', '05-01'],
    ['Urdu', 'یکم مئی', '05-01'],
    ['Urdu digits', '۲۳ مارچ', '03-23'],
    ['a leap day', '29 February', '02-29'],
    ['one digit each, month first as in ISO', '5-1', '05-01'],
    ['dots, day first as people write', '01.05', '05-01'],
    ['dots, one digit each', '1.5.', '05-01'],
    ['a hyphen where only the day can stand first', '24-12', '12-24'],
    ['a dot where only the month can stand first', '12.24', '12-24'],
    ['a slash that only one order fits', '24/12', '12-24'],
    ['a slash and one number twice', '5/5', '05-05'],
    ['Urdu digits with a slash', '۲۴/۱۲', '12-24'],
    ['today', 'Today', '11-24'],
    ['today in Russian', 'сегодня', '11-24'],
    ['today in Urdu', 'آج', '11-24'],
    ['digits of a day that no month has', '31.04', undefined],
    ['a day that no month has', '30 February', undefined],
    ['a month alone', 'May', undefined],
    ['other words', 'hello 5 there', undefined],
  ])('is read from %s', (_why, text, expected) => {
    expect(findMonthDays(text, TODAY)).toEqual(expected === undefined ? [] : [expected]);
  });

  test('is one of two where the digits may be either, month first as in ISO', () => {
    expect(findMonthDays('05/01', TODAY)).toEqual(['05-01', '01-05']);
  });

  test('is read back from how it is shown, in each language', () => {
    fc.assert(
      fc.property(days(), fc.constantFrom(...LANGUAGES), (day, language) => {
        const monthDay = day.slice(5);
        expect(findMonthDays(formatMonthDay(monthDay, language), TODAY)).toEqual([monthDay]);
      }),
    );
  });
});
