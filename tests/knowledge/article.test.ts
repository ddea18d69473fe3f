import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/knowledge/article.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';
import { articleFile } from '../folder.ts';

function parse(content: string, name = 'a') {
  const faults: Fault[] = [];
  const { article } = parseArticle(content, name, 'a.md', faults);
  return { article, faults: faults.map(formatFault) };
}

test.each([
  ['a block between blank lines is a paragraph', 'One.\n\nTwo.', ['One.', 'Two.']],
  ['line ends within it turn into spaces', 'One\ntwo\r\nthree.', ['One two three.']],
  ['its characters are kept as they stand', '“Skripal y”  –  *so*', ['“Skripal y”  –  *so*']],
  ['a line of spaces is blank', 'One.\n \t\nTwo.', ['One.', 'Two.']],
  ['a heading ends a paragraph and is none', 'One.\n## H\nTwo.', ['One.', 'Two.']],
  ['a # without a space is text', '#1 in the list.', ['#1 in the list.']],
  ['footnote marks go, the words stay', 'Signed[^treaty-1950] in May.[^x]', ['Signed in May.']],
  ['lines of footnotes do not count', 'One.[^a]\n\n[^a]: where\n\nTwo.', ['One.', 'Two.']],
])('%s', (_why, body, texts) => {
  expect(parse(articleFile('a', body)).article?.passages.map(({ text }) => text)).toEqual(texts);
});

test('a passage carries its id, its heading, its footnotes and its source', () => {
  const { article } = parse(
    articleFile('a', 'One.\n\n# Oil and gas\n\nTwo.[^pipeline-2015]', 'author: A. Writer\n'),
  );
  expect(
    article?.passages.map(({ id, paragraph, heading, footnotes }) => [id, paragraph, heading, footnotes]),
  ).toEqual([
    ['a#1', 1, null, []],
    ['a#2', 2, 'Oil and gas', [{ id: 'pipeline-2015', offset: 4 }]],
  ]);
  expect(article?.passages[1]?.sources[0]).toMatchObject({
    title: 'A title',
    author: 'A. Writer',
    url: null,
  });
});

test('a footnote knows where in the text without marks it stood, a paragraph on which line it begins', () => {
  const body = 'Signed.[^a][^b] Kept[^c] until\n2018.[^d]\n\n# H\n\n[^x]: y\nTwo.';
  const faults: Fault[] = [];
  const { article, lineOf } = parseArticle(articleFile('a', body), 'a', 'a.md', faults);
  expect(article?.passages[0]?.text).toBe('Signed. Kept until 2018.');
  expect(article?.passages[0]?.footnotes).toEqual([
    { id: 'a', offset: 7 },
    { id: 'b', offset: 7 },
    { id: 'c', offset: 12 },
    { id: 'd', offset: 24 },
  ]);
  expect([lineOf([]), lineOf(['passages', 0]), lineOf(['passages', 1])]).toEqual([1, 8, 14]);
});

test.each([
  ['an unquoted year', 'published: 2018', '2018'],
  ['a quoted month', 'published: "2018-05"', '2018-05'],
  ['an unquoted day', 'published: 2018-05-01', '2018-05-01'],
  ['a leap day', 'published: 2016-02-29', '2016-02-29'],
])('published may be %s', (_why, line, published) => {
  expect(parse(articleFile('a', 'One.', `${line}\n`)).article?.source.published).toBe(published);
});

test.each([
  ['no front matter', 'Just text.', ['a.md:1: the front matter is missing: the first line is not ---']],
  [
    'front matter without an end',
    '---\nid: a\n',
    ['a.md:1: the front matter is missing: no line --- ends it'],
  ],
  ['a missing key', '---\nid: a\ntitle: T\nlanguage: en\n---\nText.', ['a.md:2: publisher: is missing']],
  ['an unknown key', articleFile('a', 'Text.', 'colour: red\n'), ['a.md:6: unknown key "colour"']],
  [
    'an empty title',
    '---\nid: a\ntitle: ""\npublisher: P\nlanguage: en\n---\nText.',
    ['a.md:3: title: is empty'],
  ],
  [
    'a day that does not exist',
    articleFile('a', 'Text.', 'published: 2018-02-29\n'),
    ['a.md:6: published: "2018-02-29" is not a day'],
  ],
  [
    'an address of another kind',
    articleFile('a', 'Text.', 'url: ftp://example.org/\n'),
    ['a.md:6: url: "ftp://example.org/" is not an http or https address'],
  ],
  [
    'an id that is not the name of the file',
    articleFile('b', 'Text.'),
    ['a.md:2: id: "b" is not the file\'s name "a"'],
  ],
  [
    'an id with capitals',
    articleFile('A', 'Text.'),
    [
      'a.md:2: id: "A" is not an id (small letters, digits and hyphens)',
      'a.md:2: id: "A" is not the file\'s name "a"',
    ],
  ],
  [
    'a language in words, whose shape is a tag’s',
    '---\nid: a\ntitle: T\npublisher: P\nlanguage: Englisch\n---\nText.',
    ['a.md:5: language: "Englisch" is not a language (such as en, ru or ur)'],
  ],
  [
    'a language that is none',
    '---\nid: a\ntitle: T\npublisher: P\nlanguage: english!\n---\nText.',
    ['a.md:5: language: "english!" is not a language (such as en, ru or ur)'],
  ],
  [
    'no paragraph',
    articleFile('a', '# Only a heading'),
    ['a.md:6: the article is empty: no paragraph follows the front matter'],
  ],
  [
    'two keys of one name',
    articleFile('a', 'Text.', 'title: Another\n'),
    ['a.md:6: not valid YAML: Map keys must be unique'],
  ],
])('%s is a fault with its line', (_what, content, expected) => {
  const { article, faults } = parse(content);
  expect(faults).toEqual(expected);
  expect(article).toBeUndefined();
});

test('several faults of one file are told in one run', () => {
  expect(parse('---\nid: B\npublished: 1969-02-30\nurl: nowhere\nx: 1\n---\n').faults).toHaveLength(9);
});

test('aliases that multiply are refused at the line where they begin', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`);
  const { faults } = parse(`---\nk0: &a0 x\n${levels.join('\n')}\n---\nText.`);
  expect(faults).toEqual([expect.stringMatching(/^a\.md:3: YAML aliases that cannot be resolved safely/)]);
});

test('any text as a body, or as a whole file, parses or is refused, and always the same way', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(parse(articleFile('a', text))).toEqual(parse(articleFile('a', text)));
      expect(parse(text)).toEqual(parse(text));
      expect(parse(`---\n${text}\n---\n${text}`)).toEqual(parse(`---\n${text}\n---\n${text}`));
    }),
  );
});

test.each(['en', 'ru', 'ur', 'en-GB', 'zh-Hans', 'sr-Latn', 'pt-BR', 'pa-Arab-PK'])(
  '%s is a language',
  (tag) => {
    expect(parse(articleFile('a', 'One.').replace('language: en', `language: ${tag}`)).faults).toEqual([]);
  },
);

test('an article may not be called facts, for so the facts are', () => {
  expect(parse(articleFile('facts', 'One.'), 'facts').faults).toEqual([
    'a.md:2: id: "facts" is the id under which all facts stand: name the file otherwise',
  ]);
});
