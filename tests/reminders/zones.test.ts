import { describe, expect, test } from 'vitest';
import { createZones } from '../../src/reminders/zones.ts';

const { findZones, parseZone, zoneLabel } = createZones();

describe('a zone is found by', () => {
  test.each([
    ['a city in English', 'Karachi', 'Asia/Karachi'],
    ['a city in Russian', 'Москва', 'Europe/Moscow'],
    ['a city in Urdu', 'کراچی', 'Asia/Karachi'],
    ['an old spelling', 'Katmandu', 'Asia/Kathmandu'],
    ['a new spelling', 'Kathmandu', 'Asia/Kathmandu'],
    ['a Russian spelling', 'Катманду', 'Asia/Kathmandu'],
    ['two letters changed round', 'Karahci', 'Asia/Karachi'],
    ['a typing error in Russian', 'Масква', 'Europe/Moscow'],
    ['what has been typed so far', 'karac', 'Asia/Karachi'],
    ['its beginning, before zones that only hold a city of the kind', 'kar', 'Asia/Karachi'],
    ['another city of the zone', 'lahore', 'Asia/Karachi'],
    ['a large city that gives no zone its name', 'Islamabad', 'Asia/Karachi'],
    ['another', 'St. Petersburg', 'Europe/Moscow'],
    ['a country', 'Pakistan', 'Asia/Karachi'],
    ['a country in Russian', 'Пакистан', 'Asia/Karachi'],
    ['a country in Urdu', 'پاکستان', 'Asia/Karachi'],
    ['a large city that gives no zone its name', 'Islamabad', 'Asia/Karachi'],
    ['the beginning of one', 'pesha', 'Asia/Karachi'],
    ['the beginning of one in Russian', 'Исламаб', 'Asia/Karachi'],
    ['a large city in Russian', 'Санкт-Петербург', 'Europe/Moscow'],
    ['… as it is called', 'Питер', 'Europe/Moscow'],
    ['… as it was called', 'Алма-Ата', 'Asia/Almaty'],
    ['a large city in Urdu, whatever sounds like it elsewhere', 'کوئٹہ', 'Asia/Karachi'],
    ['the IANA name', 'America/New_York', 'America/New_York'],
    ['UTC', 'utc', 'Etc/UTC'],
  ])('%s', (_why, typed, zone) => {
    expect(findZones(typed, 'en')[0]?.zone).toBe(zone);
  });
});

describe('what is typed is', () => {
  test.each<readonly [string, string, object]>([
    ['an IANA name in any case', 'asia/karachi', { kind: 'zone', zone: 'Asia/Karachi' }],
    ['an old IANA name', 'Asia/Katmandu', { kind: 'zone', zone: 'Asia/Kathmandu' }],
    ['a city in Russian', 'москва', { kind: 'zone', zone: 'Europe/Moscow' }],
    ['a city with a saint', 'St. Petersburg', { kind: 'zone', zone: 'Europe/Moscow' }],
    ['a large city', 'Islamabad', { kind: 'zone', zone: 'Asia/Karachi' }],
    [
      'a city whose zone has its name, whatever others there are',
      'london',
      { kind: 'zone', zone: 'Europe/London' },
    ],
    [
      'a name of several large cities, the largest first',
      'Springfield',
      { kind: 'several', zones: ['America/New_York', 'America/Chicago'] },
    ],
    ['a country in Russian', 'Пакистан', { kind: 'zone', zone: 'Asia/Karachi' }],
    ...['Исламабад', 'Лахор', 'Пешавар', 'Равалпинди', 'Фейсалабад', 'Мултан'].map(inZone('Asia/Karachi')),
    ...['Санкт-Петербург', 'Петербург', 'Казань', 'Нижний Новгород', 'Воронеж'].map(inZone('Europe/Moscow')),
    ...['اسلام آباد', 'لاہور', 'پشاور', 'راولپنڈی', 'فیصل آباد', 'ملتان'].map(inZone('Asia/Karachi')),
    ['a city in Russian far away', 'Кандагар', { kind: 'zone', zone: 'Asia/Kabul' }],
    ['a city that sounds like others, the likeliest first', 'Дели', { kind: 'several' }],
    ['the beginning of a city in Russian', 'сам', { kind: 'none' }],
    ['no city in Russian', 'полдень', { kind: 'none', nearest: [] }],
    ['an abbreviation', 'PKT', { kind: 'zone', zone: 'Asia/Karachi' }],
    [
      'an abbreviation of several, the one with the most cities first',
      'MSK',
      { kind: 'several', zones: ['Europe/Moscow', 'Europe/Minsk', 'Europe/Simferopol'] },
    ],
    ['a city and its country', 'Hyderabad, Pakistan', { kind: 'zone', zone: 'Asia/Karachi' }],
    ['a city and its country in Russian', 'Москва, Россия', { kind: 'zone', zone: 'Europe/Moscow' }],
    ['a city and another country', 'London, Pakistan', { kind: 'none' }],
    ['no zone but near one', 'Karachi time', { kind: 'none', nearest: ['Asia/Karachi'] }],
    ['an offset, which knows no clock changes', '+05:00', { kind: 'offset' }],
    ['an offset in words', 'UTC+5', { kind: 'offset' }],
    ['nothing', 'xyzzyx', { kind: 'none', nearest: [] }],
  ])('%s', (_why, typed, parsed) => {
    expect(parseZone(typed)).toMatchObject(parsed);
  });
});

/** A row for a city whose name CLDR does not have in its language. */
function inZone(zone: string) {
  return (city: string) => [`the sound of a large city, ${city}`, city, { kind: 'zone', zone }] as const;
}

test('choices are labelled in the language of the person, at most 25', () => {
  expect(findZones('mosc', 'ru')).toEqual([{ zone: 'Europe/Moscow', label: 'Москва (Europe/Moscow)' }]);
  expect(findZones('', 'en')).toHaveLength(25);
  expect(zoneLabel('Asia/Katmandu', 'en')).toBe('Kathmandu (Asia/Katmandu)');
});

test.each([
  ['America/New_York', 'en', 'New York (America/New_York)'],
  ['America/New_York', 'ru', 'Нью-Йорк (America/New_York)'],
  ['America/Panama', 'en', 'Panama (America/Panama)'],
  ['Asia/Kolkata', 'en', 'Kolkata (Asia/Kolkata)'],
  ['Asia/Kolkata', 'ru', 'Калькутта (Asia/Kolkata)'],
  ['Asia/Karachi', 'ur', 'کراچی (Asia/Karachi)'],
] as const)('%s is labelled by its own city, in %s', (zone, language, label) => {
  expect(zoneLabel(zone, language)).toBe(label);
});

test('every zone is one that this machine can compute with', () => {
  const zones = new Set(
    'aeiouy'.split('').flatMap((letter) => findZones(letter, 'en').map(({ zone }) => zone)),
  );
  for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
});
