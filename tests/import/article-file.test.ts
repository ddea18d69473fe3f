import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toArticleFile } from '../../src/import/article-file.ts';
import { hasWords, toPlainLine } from '../../src/import/characters.ts';
import { type Details, settle } from '../../src/import/details.ts';
import { type Block, type Clue, FIELDS } from '../../src/import/draft.ts';
import { readPlainText } from '../../src/import/plain-text.ts';
import { parseArticle } from '../../src/knowledge/article.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';

function parse(content: string) {
  const faults: Fault[] = [];
  return { ...parseArticle(content, 'a', 'a.md', faults), faults: faults.map(formatFault) };
}

function detailsOf(values: Partial<Record<(typeof FIELDS)[number], string>>): Details {
  const clues = Object.entries(values).map(([field, value]) => ({ field, value, where: 'test' }) as Clue);
  return settle({ clues }, { author: null, published: null, url: null });
}

const plain = detailsOf({ title: 'T', publisher: 'P', language: 'en' });

/** Without the character that nobody sees, which keeps text from being read as markup. */
const shown = (text: string) => text.replaceAll('\u2060', '');

// Text that is likely to mean something to the format, to YAML, or to Markdown.
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# ',
        '## ',
        '#',
        '---',
        '[^',
        ']',
        ']:',
        '[^x]',
        '[^x]: y',
        '???',
        ': ',
        '- ',
        '"',
        "'",
        '|',
        '>',
        '&a',
        '*a',
        '!!x',
        '%',
        '@',
        '`',
        '{',
        '}',
        '\n',
        '\r\n',
        '\n\n',
        '\t',
        '\u2028',
        '\u00AD',
        '\u2060',
        '\uFEFF',
        '\u202E',
        ' #c',
        'ﬁ',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('слово', 'لفظ', 'word'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => toPlainLine(parts.join('')))
  .filter(hasWords);

test('whatever a source holds as text is read back as this text, and nothing of it as markup', () => {
  const block = fc.record<Block>({ kind: fc.constantFrom('heading', 'paragraph'), text: hostile });
  fc.assert(
    fc.property(
      hostile,
      hostile,
      hostile,
      fc.array(block, { minLength: 1 }),
      (title, author, publisher, blocks) => {
        fc.pre(
          ![title, author, publisher].includes('???') && blocks.some(({ kind }) => kind === 'paragraph'),
        );
        const details = detailsOf({ title, author, publisher, language: 'ur' });
        const { article, faults } = parse(toArticleFile('a', details, blocks, undefined));
        expect(faults).toEqual([]);
        expect(article?.source).toMatchObject({ title, author, publisher });
        let heading: string | null = null;
        const wanted = blocks.flatMap(({ kind, text }) => {
          if (kind === 'paragraph') return [{ heading, text, footnotes: [] }];
          heading = text;
          return [];
        });
        expect(
          article?.passages.map(({ heading, text, footnotes }) => ({
            heading,
            text: shown(text),
            footnotes,
          })),
        ).toEqual(wanted);
      },
    ),
    { numRuns: 300 },
  );
});

test('any plain text, as a file, loses no word that is not furniture', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (lines) => {
      const { blocks, clues, dropped } = readPlainText(lines.join('\n\n'));
      const all = [...blocks.map(({ text }) => text), ...clues.map(({ value }) => value), ...dropped].join(
        '\n',
      );
      for (const line of lines) expect(all).toContain(line);
    }),
  );
});

test.each([
  ['a heading', '# 4 was painted on it'],
  ['a footnote', '[^1]: said in passing'],
  ['a mark', 'as was said[^1] before'],
])('what the format would take for %s is kept as text', (_what, text) => {
  const { article } = parse(toArticleFile('a', plain, [{ kind: 'paragraph', text }], undefined));
  expect(article?.passages.map((passage) => [shown(passage.text), passage.footnotes])).toEqual([[text, []]]);
});

test('what was not found is a gap that check refuses, by file and line', () => {
  const blocks: Block[] = [{ kind: 'paragraph', text: 'One.' }];
  const content = toArticleFile('a', settle({ clues: [] }, {}), blocks, 'excerpt');
  expect(content.split('\n').slice(0, 9)).toEqual([
    '---',
    'id: a',
    'title: ??? # not found: write it here',
    'author: ??? # not found: write it here, or take the line out if there is none',
    'publisher: ??? # not found: write it here',
    'published: ??? # not found: write it here, or take the line out if there is none',
    'language: ??? # not found: write it here',
    'url: ??? # not found: write it here, or take the line out if there is none',
    'quote: excerpt',
  ]);
  const { article, faults } = parse(content);
  expect(article).toBeUndefined();
  expect(faults).toHaveLength(FIELDS.length);
  const sorted = faults.toSorted();
  for (const [i, field] of FIELDS.entries())
    expect(sorted[i]).toContain(`a.md:${i + 3}: ${field}: ??? marks a gap`);
});
