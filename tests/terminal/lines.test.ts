import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../src/terminal/lines.ts';

async function linesOf(chunks: readonly (string | Uint8Array)[], longest = 100) {
  const lines: string[] = [];
  for await (const { text, isTooLong } of readLines(Readable.from(chunks), longest)) {
    lines.push(isTooLong ? `${text}…` : text);
  }
  return lines;
}

test.each<[string, string, string[]]>([
  ['nothing has no line', '', []],
  ['a last line needs no end', 'a\nb', ['a', 'b']],
  ['an end makes no line more', 'a\nb\n', ['a', 'b']],
  ['an empty line is a line', 'a\n\nb\n', ['a', '', 'b']],
  ['Windows ends its lines with two characters', 'a\r\nb\r\n', ['a', 'b']],
  ['other separators are text', 'a\u2028b\u0085c', ['a\u2028b\u0085c']],
])('%s', async (_why, text, lines) => {
  expect(await linesOf([text])).toEqual(lines);
});

test('a line is cut where it is too long, and the next begins at its end', async () => {
  expect(await linesOf(['abc', 'def', 'ghi\nx\n', 'abcd\nabcde'], 4)).toEqual([
    'abcd…',
    'x',
    'abcd',
    'abcd…',
  ]);
});

test('however the bytes are cut, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(), async (text, at) => {
      const bytes = Buffer.from(text);
      const cut = at % (bytes.length + 1);
      expect(await linesOf([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(await linesOf([bytes]));
    }),
  );
});
