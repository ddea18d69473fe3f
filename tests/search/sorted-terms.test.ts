import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { SortedTerms } from '../../src/search/sorted-terms.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'я', 'é'), minLength: 1, maxLength: 6 });
const words = fc.array(word, { maxLength: 60 });

function sorted(terms: readonly string[]): SortedTerms {
  return SortedTerms.of(
    new Map(terms.map((term, i) => [term, { df: i, surface: term.toUpperCase(), name: i % 2 === 0 }])),
  );
}

test('what is near a word is all that a few edits make of it', () => {
  fc.assert(
    fc.property(words, word, fc.integer({ min: 0, max: 2 }), (terms, asked, most) => {
      const near = [...sorted(terms).near(asked, most)].map(([term, , edits]) => [term, edits]);
      const expected = [...new Set(terms)]
        .map((term) => [term, distance(term, asked)] as const)
        .filter(([, edits]) => edits <= most);
      expect(new Map(near as [string, number][])).toEqual(new Map(expected));
      expect(near).toHaveLength(expected.length);
    }),
  );
});

test('each stem is found with what is known of it, and no other is', () => {
  fc.assert(
    fc.property(words, word, (terms, asked) => {
      const known = sorted(terms);
      const at = terms.lastIndexOf(asked);
      expect(known.has(asked)).toBe(at !== -1);
      expect(known.df(asked)).toBe(Math.max(0, at));
      const { surface } = known.get(asked) ?? {};
      expect(surface).toBe(at === -1 ? undefined : asked.toUpperCase());
    }),
  );
});

test('what begins alike is found in order', () => {
  fc.assert(
    fc.property(words, word, (terms, prefix) => {
      const expected = [...new Set(terms)].filter((term) => term.startsWith(prefix)).sort();
      expect([...sorted(terms).startingWith(prefix)]).toEqual(expected);
    }),
  );
});
