import { describe, expect, test } from 'vitest';
import { formatDate, formatMonthDay, formatRange } from '../../src/calendar/format.ts';

describe('a date in words', () => {
  test.each([
    ['1948-05-01', '1 May 1948', '1 мая 1948', '1 مئی 1948'],
    ['1948-05', 'May 1948', 'май 1948', 'مئی 1948'],
    ['1948', '1948', '1948', '1948'],
    ['2018-02-20', '20 February 2018', '20 февраля 2018', '20 فروری 2018'],
    ['1969-02-30', '1969-02-30', '1969-02-30', '1969-02-30'],
  ])('is as precise as it is known and no more: %s', (date, en, ru, ur) => {
    expect([formatDate(date, 'en'), formatDate(date, 'ru'), formatDate(date, 'ur')]).toEqual([en, ru, ur]);
  });

  test.each([
    ['one month', '2011-05-11', '2011-05-14', '11–14 May 2011', '11–14 мая 2011', '11–14 مئی 2011'],
    [
      'two months',
      '2018-10-22',
      '2018-11-04',
      '22 October – 4 November 2018',
      '22 октября – 4 ноября 2018',
      '22 اکتوبر – 4 نومبر 2018',
    ],
    [
      'two years',
      '2018-12-31',
      '2019-01-02',
      '31 December 2018 – 2 January 2019',
      '31 декабря 2018 – 2 января 2019',
      '31 دسمبر 2018 – 2 جنوری 2019',
    ],
    ['months', '2011-05', '2011-06', 'May–June 2011', 'май–июнь 2011', 'مئی–جون 2011'],
    [
      'months of two years',
      '2011-12',
      '2012-01',
      'December 2011 – January 2012',
      'декабрь 2011 – январь 2012',
      'دسمبر 2011 – جنوری 2012',
    ],
    ['years', '1965', '1971', '1965–1971', '1965–1971', '1965–1971'],
    [
      'two precisions',
      '2015-08',
      '2015-09-02',
      'August 2015 – 2 September 2015',
      'август 2015 – 2 сентября 2015',
      'اگست 2015 – 2 ستمبر 2015',
    ],
    ['the same day', '2011-05-11', '2011-05-11', '11 May 2011', '11 мая 2011', '11 مئی 2011'],
    ['no end', '2011-05-11', undefined, '11 May 2011', '11 мая 2011', '11 مئی 2011'],
  ])('spans %s', (_why, date, end, en, ru, ur) => {
    expect([
      formatRange(date, end, 'en'),
      formatRange(date, end, 'ru'),
      formatRange(date, end, 'ur'),
    ]).toEqual([en, ru, ur]);
  });

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Karachi'])(
    'is the same on a machine in %s',
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(formatDate('1948-05-01', 'en')).toBe('1 May 1948');
        expect(formatMonthDay('02-29', 'ru')).toBe('29 февраля');
        expect(formatMonthDay('12-31', 'ur')).toBe('31 دسمبر');
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});

test.each([
  ['en', 'en-GB'],
  ['ru', 'ru-RU'],
  ['ur', 'ur-PK'],
] as const)('days and months have the names that Unicode gives them: %s', (language, locale) => {
  const options = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn', month: 'long' } as const;
  const [alone, beside] = [options, { ...options, day: 'numeric' } as const].map(
    (asked) => new Intl.DateTimeFormat(locale, asked),
  );
  for (let day = Date.UTC(2000, 0, 1); day < Date.UTC(2001, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    expect(formatMonthDay(date.slice(5), language)).toBe(beside?.format(day));
    expect(formatDate(date.slice(0, 7), language)).toBe(`${alone?.format(day)} 2000`);
  }
});
