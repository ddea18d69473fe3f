import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, tokenize } from '../../src/search/tokens.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);
const terms = (text: string) => tokenize(text).map(({ term }) => term);

test.each([
  ['diacritics fold', 'Café Zürich', ['cafe', 'zurich']],
  ['possessives fold, straight or curly', "Pakistan's Russia’s", ['pakistan', 'russia']],
  ['acronyms with dots are one word', 'U.S.S.R. and U.S.', ['ussr', 'us']],
  ['grouped digits are one number', '1,000 tons', ['1000', 'tons']],
  ['decimals stay', '2.5 billion', ['2.5', 'billion']],
  ['model names split at the hyphen', 'Mi-35M', ['mi', '35m']],
  ['a letter and its number are one word', 'The U-2, F-16s, F16s and T-80UD', ['u2', 'f16', 'f16', 't80ud']],
  ['of a decade it is not', 'the 1960s', ['1960s']],
  ['Cyrillic ё is е, й stays й', 'самолёт Гагарин-Юрий', ['самолет', 'гагарин', 'юрий']],
  ['Urdu digits are digits, Arabic letter forms are Urdu ones', 'علي ۱۹۴۸', ['علی', '1948']],
  [
    'a word goes on behind other letters, digits, marks and apostrophes',
    "Café’s rock'n'roll tu154m",
    ['cafe', "rock'n'roll", 'tu154m'],
  ],
  ['a mark behind plain letters is a part of the word', 'Caf\u0065\u0301 علم\u064C', ['cafe', 'علم']],
  [
    'words end at every other mark',
    'steel/mill—visit،وفد«Москва»x',
    ['steel', 'mill', 'visit', 'وفد', 'москва', 'x'],
  ],
  ['stop words go', 'Who is the president of them?', ['president']],
  ['US is a country, us is not', 'The US told us', ['us', 'told']],
  ['in a shouted question it is not', 'WHO TOLD US', ['told']],
])('%s', (_why, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('words of one stem meet, in English and in Russian', () => {
  expect(new Set(terms('visit visited visits visiting')).size).toBe(1);
  expect(new Set(terms('соглашение соглашения соглашению')).size).toBe(1);
});

test('offsets point at the word in the text, positions count stop words too', () => {
  const text = 'The visit of Zardari’s team';
  expect(tokenize(text).map(({ start, end, position }) => [text.slice(start, end), position])).toEqual([
    ['visit', 1],
    ['Zardari’s', 3],
    ['team', 4],
  ]);
});

test('any text gives words that stand in it in order, none of them empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0;
      for (const token of tokenize(text)) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.word).not.toBe('');
        expect(fold(text.slice(token.start, token.end))).toBe(token.word);
        last = token.end;
      }
    }),
  );
});
