import { expect, test } from 'vitest';
import { findClaims, isBacked, toBacking, toNamePattern } from '../../src/knowledge/claims.ts';

const names = toNamePattern(['Ayub Khan', 'Alexei Kosygin', 'Muhammad Zia-ul-Haq', 'Hu Jintao']);
const claims = (text: string) => findClaims(text, names).map(({ kind, text: words }) => `${kind} ${words}`);

test.each([
  ['no claim', 'The two sides may march on, first and second.', []],
  ['a day', 'On 1 May 1948 they met.', ['date 1 May 1948']],
  ['days that share a month', 'From 17 to 21 April 1968.', ['date 17 to 21 April 1968']],
  ['a day without a year', 'By 25 February.', ['date 25 February']],
  ['a month', 'In June 1970 and in May.', ['date June 1970', 'date May']],
  [
    'a year, a season of two years, a decade',
    '1965, 1948-49 and the 1990s',
    ['date 1965', 'date 1948-49', 'date 1990s'],
  ],
  ['a sum', 'It cost 1.62 billion dollars, 1,100 km.', ['figure 1.62', 'figure billion', 'figure 1,100']],
  [
    'numbers in words',
    'Eleven members, twenty-five votes, the third round.',
    ['figure Eleven', 'figure twenty-five', 'figure third'],
  ],
  ['a type of aircraft', 'Two F-16s and a U-2.', ['figure F-16s', 'figure U-2']],
  ['a person, in full or by the last name', "Kosygin's guest Ayub Khan", ['name Kosygin', 'name Ayub Khan']],
  ['a word within another is no name', 'Khanate', []],
])('%s', (_why, text, expected) => {
  expect(claims(text)).toEqual(expected);
});

const backing = toBacking(
  [
    'The 27 million roubles (about 30 million dollars) came 12 years later; the third of the F-16 jets, 3-6 October, a Jintao-Kosygin talk.',
  ],
  ['1961-03-04', '1994-07', ''],
  ['Alexei Kosygin', 'Muhammad Zia-ul-Haq'],
);
const other = toBacking([], ['1980-09-20'], []);

test.each([
  ['a day by an ISO date', '4 March 1961', true],
  ['its month', 'March 1961', true],
  ['another day', '5 March 1961', false],
  ['a day and the year of another source', '4 March 1980', false],
  ['a decade by a year', 'the 1990s', true],
  ['a decade that no year is in', 'the 1970s', false],
  ['the ends of a range', '3 to 6 October', true],
  ['a figure and its unit', '27 million', true],
  ['another unit', '27 billion', false],
  ['a word by digits', 'twelve', true],
  ['an ordinal by a word', '3rd', true],
  ['a figure by the day of a date', '4', false],
  ['a plural', 'F-16s', true],
  ['a person who is listed', 'Alexei Kosygin', true],
  ['by the last name', 'Zia-ul-Haq', true],
  ['by one of two names with a hyphen between', 'Jintao', true],
  ['a person who is not', 'Ayub Khan', false],
])('%s: "%s" is backed: %s', (_why, text, expected) => {
  const found = findClaims(text, names);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((claim) => isBacked(claim, [other, backing]))).toBe(expected);
});

test('without people no word is a name', () => {
  expect(findClaims('Ayub Khan', toNamePattern([]))).toEqual([]);
});
