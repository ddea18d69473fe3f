import { expect, test } from 'vitest';
import { tokenize } from '../../src/search/tokens.ts';
import { collectVocabulary, createVocabulary } from '../../src/search/vocabulary.ts';

const TEXTS = [
  'Zardari visited Russia and the university in Islamabad.',
  'Shahid Khaqan Abbasi and Mamnoon Hussain met Shoigu.',
  'The agreements on helicopters and on the pipeline to Lahore.',
  'Islamabad and Lahore are cities; Pakistan and Russia agree.',
];

function vocabulary() {
  const collected = collectVocabulary();
  for (const text of TEXTS) collected.add(text, tokenize(text), []);
  return createVocabulary(collected.finish());
}

function resolve(word: string) {
  const [token] = tokenize(word);
  if (!token) throw new Error(`"${word}" is no word`);
  return vocabulary()
    .resolve(token)
    .map(([term]) => term);
}

test.each([
  ['a missing letter', 'Zardri', ['zardari']],
  ['a letter too many', 'Zardarri', ['zardari']],
  ['a wrong letter', 'Lahire', ['lahor']],
  ['two swapped letters', 'Rsusia', ['russia']],
  ['two errors in a long word', 'Islmabd', ['islamabad']],
  ['an error that changes how the word is stemmed', 'agreemenst', ['agreement']],
  ['… and leaves no ending to cut off', 'cites', ['citi']],
  ['another ending of the same root', 'universal', ['univers']],
  ['a name in another transliteration', 'Shoygu', ['shoigu']],
  ['… with other consonants', 'Hagan', ['khaqan']],
])('%s is resolved', (_why, word, expected) => {
  expect(resolve(word)).toEqual(expect.arrayContaining(expected));
});

test.each([
  ['a short word has too many neighbours', 'cat'],
  ['a year is never another year', '1949'],
  ['a word that resembles nothing', 'pizza'],
  ['a common word does not sound like a name', 'hagan'],
])('%s and stays unknown', (_why, word) => {
  expect(resolve(word)).toEqual([]);
});

test('of words that are equally near the more frequent comes first', () => {
  const collected = collectVocabulary();
  for (const text of ['a gong', 'a song', 'the songs', 'a tong']) collected.add(text, tokenize(text), []);
  const [token] = tokenize('yong');
  const known = createVocabulary(collected.finish());
  expect(token && known.resolve(token)[0]?.[0]).toBe('song');
});

test('a word to which nothing else is near was surely meant', () => {
  const [token] = tokenize('Zardri');
  expect(token && vocabulary().resolve(token)).toEqual([['zardari', 0.97]]);
});

test('a word longer than any is never looked for letter by letter: it would take all the memory there is', () => {
  expect(resolve('z'.repeat(4_000_000))).toEqual([]);
});

test('the rarer a word, the more it tells', () => {
  const known = vocabulary();
  expect(known.idf('zardari')).toBeGreaterThan(known.idf('islamabad'));
  expect(known.idf('unheard')).toBeGreaterThan(known.idf('zardari'));
});

test('names are what is never written small, and is not on everybody’s lips', () => {
  expect(vocabulary().names).toEqual(['Russia', 'Islamabad', 'Lahore']);
});
