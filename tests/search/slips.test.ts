import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctionsOf, isSlip } from '../../src/search/slips.ts';

test.each([
  ['a letter too many', 'tenader', 'tender', true],
  ['a letter too few', 'renaisance', 'renaissance', true],
  ['another letter', 'lahire', 'lahore', true],
  ['two letters swapped', 'moscwo', 'moscow', true],
  ['two errors', 'moskwo', 'moscow', false],
  ['no error', 'moscow', 'moscow', false],
])('%s: %s for %s', (_why, typed, meant, expected) => {
  expect(isSlip(typed, meant)).toBe(expected);
});

test('whatever was mistyped by one slip is among its corrections', () => {
  const word = fc.stringMatching(/^[a-z]{2,9}$/);
  fc.assert(
    fc.property(word, word, (typed, other) => {
      const corrections = new Set(correctionsOf(typed));
      expect(corrections.has(other)).toBe(
        isSlip(typed, other) || (other === typed && corrections.has(typed)),
      );
    }),
  );
  fc.assert(
    fc.property(word, fc.nat(), (meant, place) => {
      const at = place % meant.length;
      expect(new Set(correctionsOf(meant.slice(0, at) + meant.slice(at + 1))).has(meant)).toBe(true);
    }),
  );
});
