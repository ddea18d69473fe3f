import { expect, test } from 'vitest';
import { type Piece, toLines } from '../../src/import/pdf-lines.ts';

/** Pieces of one line, each where it is seen, letters five points wide. */
function set(...pieces: readonly (readonly [text: string, x: number, width?: number])[]): string[] {
  return toLines(
    pieces.map(([text, x, width = text.length * 5]): Piece => ({ text, x, y: 100, width, size: 10 })),
  ).map((line) => line.text);
}

test('pieces that touch are one word, pieces apart are two', () => {
  expect(set(['Mos', 10], ['cow', 25], ['talks', 43])).toEqual(['Moscow talks']);
});

test('the lines of two columns are kept apart', () => {
  expect(set(['left', 10], ['right', 200])).toEqual(['left', 'right']);
});

test('a line of Urdu that is set from the left is read from the right', () => {
  expect(set(['و', 10], ['ک', 15], ['س', 20], ['ا', 25], ['م', 30], ['ں', 38], ['ی', 43], ['م', 48])).toEqual(
    ['میں ماسکو'],
  );
});

test('a line of Urdu that is set as it is read stays so', () => {
  expect(set(['میں', 38, 15], ['ماسکو', 10, 25])).toEqual(['میں ماسکو']);
});

test('figures and foreign words in a line of Urdu keep their own order', () => {
  expect(
    set(['ہوئے', 10], ['Daily', 33], ['Observer', 61], ['میں', 104], ['1948', 122], ['سنہ', 145]),
  ).toEqual(['سنہ 1948 میں Daily Observer ہوئے']);
});

test('a space without width, where a letter gets its dots, parts no word', () => {
  expect(set(['ا', 10], [' ', 10, 0], ['م', 15])).toEqual(['ما']);
});
