import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toLine, toPiece } from '../../src/knowledge/pieces.ts';
import { SortedPieces, toSortedPieces } from '../../src/search/sorted-pieces.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '"', 'я'), maxLength: 3 });

test('what was put under a key is found again in its order, however it is cut into pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, fc.string())),
      key,
      fc.integer({ min: 1, max: 30 }),
      (things, asked, size) => {
        const pieces = new SortedPieces<string>('things');
        for (const piece of toSortedPieces('things', things, size, (value) => value.length))
          expect(pieces.take(toPiece(toLine(piece)))).toBe(true);
        const expected = things.flatMap(([own, value]) => (own === asked ? [value] : []));
        expect(pieces.all(asked)).toEqual(expected);
      },
    ),
  );
});
