import { expect, test } from 'vitest';
import { toArticleId } from '../../src/import/article-id.ts';
import { toPlainLine } from '../../src/import/characters.ts';
import { createDuplicates } from '../../src/import/duplicates.ts';
import { decode } from '../../src/import/encoding.ts';
import { isFurniture } from '../../src/import/furniture.ts';
import { findCompounds, joinLines } from '../../src/import/hyphens.ts';
import { toPublished } from '../../src/import/published.ts';
import { toAddressKey, toWebAddress } from '../../src/import/web-address.ts';

test.each([
  ['ligatures', 'oﬃce, ﬁrst, ﬂow', 'office, first, flow'],
  ['soft hyphens', 'rail\u00ADway', 'railway'],
  ['printed forms of Arabic letters', '\uFEE3\uFE8E\uFEB3\uFB91\uFEEE', 'ماسکو'],
  ['accents set apart', 'и\u0306', 'й'],
  ['overrides of direction', 'a\u202Egpj.exe', 'agpj.exe'],
  ['control characters and line ends', ' a\u0007\r\n b\u00A0c ', 'a b c'],
  ['half characters', 'a\uD800b', 'a\uFFFDb'],
])('%s are set right', (_what, text, wanted) => expect(toPlainLine(text)).toBe(wanted));

test('the joiners of Urdu letters and its words in one character stay', () => {
  expect(toPlainLine('می\u200Cخواہم ﷺ')).toBe('می\u200Cخواہم ﷺ');
});

test.each([
  ['a parted word', ['the rail-', 'way'], 'the railway'],
  ['a soft hyphen', ['the rail\u00AD', 'way'], 'the railway'],
  ['a Russian word', ['желез-', 'ная дорога'], 'железная дорога'],
  ['a hyphen before a capital', ['Russian-', 'Pakistani'], 'Russian-Pakistani'],
  ['a hyphen between figures', ['1948-', '1950'], '1948- 1950'],
  [
    'a word that has its hyphen elsewhere',
    ['a long-', 'term plan, long-term'],
    'a long-term plan, long-term',
  ],
  ['a dash', ['and then –', 'nothing'], 'and then – nothing'],
])('%s is joined', (_what, lines, wanted) => {
  expect(joinLines(lines, findCompounds(lines))).toBe(wanted);
});

test.each([
  ['Previous article'],
  ['Next article: Wheat prices fall'],
  ['Share this'],
  ['ADVERTISEMENT'],
  ['We use cookies to improve your experience.'],
  ['Читайте также: десять фактов'],
  ['مزید پڑھیں'],
  ['© 2015 Daily Observer. All rights reserved.'],
])('furniture: %s', (line) => expect(isFurniture(line)).toBe(true));

test.each([
  ['Share prices rose in Karachi.'],
  ['Read more carefully, the treaty says otherwise.'],
  ['The previous article of the treaty was struck out.'],
  ['Print was the only medium that both governments trusted at the time.'],
  ['Поделиться опытом готовы обе стороны переговоров, заявил министр иностранных дел.'],
])('no furniture: %s', (line) => expect(isFurniture(line)).toBe(false));

test.each([
  ['2015-03-04T23:10:00+05:00', '2015-03-04'],
  ['2015-03-04 23:10', '2015-03-04'],
  ['2015/3/4', '2015-03-04'],
  ['2015-03', '2015-03'],
  ['2015', '2015'],
  ['20150304', '2015-03-04'],
  ['March 4, 2015', '2015-03-04'],
  ['Published: 4 March 2015', '2015-03-04'],
  ['4 марта 2015 года', '2015-03-04'],
  ['Wed, 04 Mar 2015 10:00:00 GMT', '2015-03-04'],
  ['2015-02-30', undefined],
  ['0001-01-01T00:00:00', undefined],
  ['yesterday', undefined],
  ['2 hours ago', undefined],
  ['soon', undefined],
])('the date of publication %s is %s', (text, wanted) => expect(toPublished(text)).toBe(wanted));

test.each([
  ['javascript:alert(1)'],
  ['file:///etc/passwd'],
  ['http://localhost/'],
  ['https://a:b@example.org/'],
  ['/only/a/path'],
  [''],
])('no address of an article: "%s"', (text) => expect(toWebAddress(text)).toBeUndefined());

test('ways to write one address are one address', () => {
  const ways = [
    'https://www.dawn.com/news/1/',
    'http://dawn.com/news/1#top',
    'https://m.dawn.com/news/1?utm_source=x',
  ];
  expect(new Set(ways.map(toAddressKey)).size).toBe(1);
  expect(toAddressKey('https://dawn.com/news?id=1')).not.toBe(toAddressKey('https://dawn.com/news?id=2'));
});

test.each([
  ['Talks in Moscow: what’s next?', 'talks-in-moscow-whats-next'],
  ['Переговоры о заводе', 'peregovory-o-zavode'],
  ['Déjà vu', 'deja-vu'],
  ['Facts', 'facts-2'],
  ['taken', 'taken-2'],
])('the id of “%s” is %s', (title, id) => {
  expect(toArticleId(title.replace('’', ''), 'text', new Set(['taken']))).toBe(id);
});

test('a title without Latin or Cyrillic letters has an id all the same, the same each time', () => {
  const id = toArticleId('مذاکرات', 'text', new Set());
  expect(id).toMatch(/^article-[0-9a-f]{10}$/);
  expect(toArticleId('مذاکرات', 'text', new Set())).toBe(id);
});

test.each([
  ['a byte order mark', '\uFEFFtext', 'utf16le', undefined, 'text', 'utf-16le'],
  ['the word of the server', 'caf\u00e9', 'latin1', 'iso-8859-1', 'café', 'iso-8859-1'],
  ['UTF-8 that is valid', 'привет', 'utf8', undefined, 'привет', 'utf-8'],
  ['UTF-8, though the server lies', 'привет, \u0301', 'utf8', 'ascii-nonsense', 'привет, \u0301', 'utf-8'],
] as const)('text is decoded by %s', (_what, text, bytes, told, wanted, encoding) => {
  expect(decode(Buffer.from(text, bytes), told)).toEqual({ text: wanted, encoding, guessed: false });
});

const words = Array.from({ length: 400 }, (_, i) => `word${i}`);
const text = words.join(' ');

function among(...texts: string[]) {
  const duplicates = createDuplicates();
  for (const [i, one] of texts.entries()) duplicates.add(`a${i}`, `https://example.org/${i}`, [one]);
  return duplicates;
}

test.each([
  ['the same words in other paragraphs', [words.slice(0, 100).join(' '), words.slice(100).join(' — ')], 1],
  [
    'with every eleventh word changed',
    [words.map((word, i) => (i % 11 === 0 ? `x${i}` : word)).join(' ')],
    0.9,
  ],
  ['with its last tenth cut off', [words.slice(0, 360).join(' ')], 0.999],
  ['with its paragraphs in another order', [words.slice(200).join(' '), words.slice(0, 200).join(' ')], 0.9],
])('a text is a duplicate: %s', (_what, texts, least) => {
  const found = among('other text', text).find(undefined, texts);
  expect(found).toMatchObject({ id: 'a1', because: 'text' });
  expect(found?.share).toBeGreaterThanOrEqual(least);
  expect(found?.share === 1).toBe(least === 1);
});

test.each([
  ['with every eighth word changed', words.map((word, i) => (i % 8 === 0 ? `x${i}` : word)).join(' ')],
  ['half of it new', words.map((word, i) => (i < 200 ? word : `x${i}`)).join(' ')],
  ['twice as long', `${text} ${words.map((word) => `x${word}`).join(' ')}`],
])('a text is no duplicate: %s', (_what, other) => {
  expect(among('other text', text).find(undefined, [other])).toBeUndefined();
});

test('the same address is a duplicate, whatever the text; what is forgotten is none', () => {
  const duplicates = among('one', text);
  expect(duplicates.find('http://www.example.org/0/', ['new'])).toEqual({
    id: 'a0',
    because: 'address',
    share: 0,
  });
  duplicates.forget('a0');
  duplicates.forget('a1');
  expect(duplicates.find('http://www.example.org/0/', [text])).toBeUndefined();
});

test("a table of contents' line is furniture, a sentence that trails off is not", () => {
  expect(isFurniture('2.1 The harbour . . . . . . . . . . . . 17')).toBe(true);
  expect(isFurniture('He said that he would come back in 1950...')).toBe(false);
});
