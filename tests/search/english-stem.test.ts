import { expect, test } from 'vitest';
import { stemEnglish } from '../../src/search/english-stem.ts';

test.each([
  ['a short word with -ie', ['die', 'dies', 'died', 'dying']],
  ['a tie between countries', ['tie', 'ties', 'tied', 'tying']],
  ['a verb whose forms no ending tells', ['begin', 'begins', 'began', 'begun', 'beginning']],
  ['… and its forms beside regular ones', ['sell', 'selling', 'sold', 'sells']],
  ['a regular verb', ['sign', 'signs', 'signed', 'signing']],
  ['words in -y and their plurals', ['country', 'countries']],
])('one stem: %s', (_why, words) => {
  expect(new Set(words.map(stemEnglish)).size).toBe(1);
});

test('who founds something has not found it', () => {
  expect(stemEnglish('founded')).not.toBe(stemEnglish('found'));
  expect(stemEnglish('found')).toBe(stemEnglish('finding'));
});

test.each(['constructor', '__proto__', 'hasownproperty'])(
  'what every object has is no form of a verb: %s',
  (word) => {
    expect(stemEnglish(word)).toMatch(/^[_a-z]+$/);
  },
);
