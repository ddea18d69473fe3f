import { expect, test } from 'vitest';
import { createThesaurus } from '../../src/search/thesaurus.ts';

const thesaurus = createThesaurus();

test.each([
  ['a synonym', 'airman', 'aviator'],
  ['a narrower word', 'insect', 'beetle'],
  ['a word of the same root', 'megawatts', 'megawatt'],
  ['a noun in the plural', 'globes', 'world'],
  ['a verb in the past', 'complained', 'complain'],
])('%s is related', (_why, word, related) => {
  expect([...thesaurus.related(word).keys()]).toContain(related);
});

test.each([
  ['insect', true],
  ['penalties', true],
  ['aa', true],
  ['zymotic', true],
  ['zzzz', false],
  ['', false],
  ['qureshi', false],
  ['insct', false],
])('whether "%s" is an English word is known', (word, isWord) => {
  expect(thesaurus.has(word)).toBe(isWord);
  if (!isWord) expect(thesaurus.related(word).size).toBe(0);
});

test.each([
  ['say', 'said'],
  ['said', 'say'],
  ['went', 'go'],
  ['men', 'man'],
])('“%s” is a form of the word “%s”', (word, form) => {
  expect(createThesaurus().forms(word)).toContain(form);
});

test.each(['visit', 'constructor', ''])('“%s” has no irregular forms', (word) => {
  expect(createThesaurus().forms(word)).toEqual([]);
});
