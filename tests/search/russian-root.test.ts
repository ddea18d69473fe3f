import { expect, test } from 'vitest';
import { russianRoot } from '../../src/search/russian-root.ts';
import { stem } from '../../src/search/tokens.ts';

const roots = (words: string) => new Set(words.split(' ').map((word) => russianRoot(stem(word))));

test.each([
  ['of both aspects', 'продлить продлевать продление'],
  ['whose consonant changes', 'наградить награждать награда награждение'],
  ['… before a soft ending', 'укрепить укреплять укрепление'],
  ['of a trade and what it does', 'председатель председательство председательствовал'],
  ['borrowed ones', 'финансировать финансирование финансировал'],
])('words %s have one root', (_why, words) => {
  expect(roots(words).size).toBe(1);
  expect(roots(words)).not.toContain(undefined);
});

test.each([
  ['of too few letters', 'мир пить'],
  ['in other letters', 'visit دورہ'],
])('words %s have none', (_why, words) => {
  expect(roots(words)).toEqual(new Set([undefined]));
});
