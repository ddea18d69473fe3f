import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/knowledge/sentences.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const split = (text: string) =>
  splitSentences(text, segmenter).map(({ start, end }) => text.slice(start, end));

test.each([
  [
    'a title ends no sentence',
    'Dr. Kozin met Gen. Bajwa. They talked.',
    ['Dr. Kozin met Gen. Bajwa.', 'They talked.'],
  ],
  ['nor do initials', 'V. V. Putin came. He left.', ['V. V. Putin came.', 'He left.']],
  [
    'nor does a point before a small letter',
    'It cost 5 mln. roubles. So what?',
    ['It cost 5 mln. roubles.', 'So what?'],
  ],
  ['nor does a Russian year', 'В 1948 г. СССР признал. Да.', ['В 1948 г. СССР признал.', 'Да.']],
  ['a quotation ends with its quotation mark', '“We came.” He said so.', ['“We came.”', 'He said so.']],
])('%s', (_why, text, expected) => {
  expect(split(text)).toEqual(expected);
});

test('any text splits into stretches in order that lose nothing but spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
