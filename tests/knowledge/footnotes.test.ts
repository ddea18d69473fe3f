import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/knowledge/article.ts';
import { parseEvents } from '../../src/knowledge/event.ts';
import { parseFacts } from '../../src/knowledge/fact.ts';
import { type Fault, formatFault } from '../../src/knowledge/fault.ts';
import { parseFootnoteExceptions } from '../../src/knowledge/footnote-exceptions.ts';
import { checkFootnotes, sourcesOf } from '../../src/knowledge/footnotes.ts';
import { createBroken } from '../../src/knowledge/list.ts';
import { articleFile } from '../folder.ts';

const EVENTS = `
- id: tashkent-1966
  date: 1966-01-10
  title: Declaration signed
  summary: Troops were to be back by 25 February.
  people: [Ayub Khan, Alexei Kosygin]
  date_note: One report has 6 January.
  evidence: [{ passage: kozin-2018#1, quote: eleven members voted }]
  sources:
    - { title: A, publisher: P, url: "https://example.org/a", published: 1966-01-12, supports: week of talks }
    - { title: B, publisher: P, url: "https://example.org/b" }
- id: coup-1978
  date: 1978-04-27
  title: Coup
  summary: A coup.
  people: [Nur Muhammad Taraki]
  sources: [{ title: B, publisher: P, url: "https://example.org/b" }]
`;
const FACTS = `
- id: oil-loan
  fact: The loan was 27 million roubles.
  as_of: "1961"
  sources: [{ title: C, publisher: P, url: "https://example.org/c" }]
`;

const broken: Fault[] = [];
const events = parseEvents(EVENTS, 'e.yaml', broken);
const facts = parseFacts(FACTS, 'f.yaml', broken);

function check(body: string, exceptions = '') {
  const [faults, notes]: [Fault[], Fault[]] = [[], []];
  const { article, lineOf } = parseArticle(articleFile('a', body), 'a', 'a.md', faults);
  const articles = article ? [{ value: article, file: 'a.md', lineOf }] : [];
  const excused = parseFootnoteExceptions(exceptions, 'x.yaml', faults);
  checkFootnotes(articles, events, facts, excused, createBroken(), faults, notes);
  return { faults: faults.map(formatFault), notes: notes.map(formatFault) };
}

test('the little knowledge below is sound', () => {
  expect(broken).toEqual([]);
});

test.each([
  ['an article without a mark is a source and not checked', 'Ayub Khan came on 1 May 2011.'],
  ['a date, its note and its title', 'It was signed on 10 January 1966, or on 6 January.[^tashkent-1966]'],
  [
    'words that claim nothing need no footnote',
    'Signed on 10 January.[^tashkent-1966] Both sides were glad.',
  ],
  ['several marks back one sentence', 'A coup in 1978, a loan in 1961.[^coup-1978][^oil-loan]'],
  ['the words quoted as evidence', 'Eleven members agreed.[^tashkent-1966]'],
  ['the day of a source', 'It was in the papers of 12 January.[^tashkent-1966]'],
  ['a mark before the full stop', 'Kosygin was there[^tashkent-1966]. Nobody else.'],
  ['an abbreviation ends no sentence', 'The loan was of 27 million, cf. Dr. Taraki.[^oil-loan][^coup-1978]'],
])('%s', (_why, body) => {
  expect(check(body)).toEqual({ faults: [], notes: [] });
});

test.each([
  [
    'a mark that leads nowhere',
    'Signed.[^nowhere-1950]',
    'footnote "nowhere-1950" is the id of no event and no fact',
  ],
  [
    'a date without a mark',
    'They met.[^coup-1978] It was signed in 1966.',
    'no footnote behind the date "1966": "It was signed in 1966."',
  ],
  [
    'a person without a mark',
    'They met.[^coup-1978] Then Kosygin spoke.',
    'no footnote behind the name "Kosygin": "Then Kosygin spoke."',
  ],
  [
    'a mark of the next sentence',
    'It cost 27 million. It was a loan.[^oil-loan]',
    'no footnote behind the figure "27", the figure "million": "It cost 27 million."',
  ],
  [
    'another date',
    'It was signed on 11 January 1966.[^tashkent-1966]',
    'the date "11 January 1966" is not in tashkent-1966: "It was signed on 11 January 1966."',
  ],
  [
    'a figure and a person of other entries',
    'Taraki lent 27 roubles.[^tashkent-1966]',
    'the figure "27", the name "Taraki" are not in tashkent-1966: "Taraki lent 27 roubles."',
  ],
])('%s is a fault with its line', (_why, text, message) => {
  expect(check(`Ayub Khan came.[^tashkent-1966]\n\n## H\n\n${text}`).faults).toEqual([`a.md:12: ${message}`]);
});

const EXCEPTION = '- { article: a, quote: It was a loan, reason: counted by us }';

test('an exception excuses the sentence that begins with its words', () => {
  expect(check('It was a loan of 28 million.[^oil-loan]', EXCEPTION)).toEqual({ faults: [], notes: [] });
});

test('an exception that nothing needs is a note, and excuses no mark that leads nowhere', () => {
  expect(check('It was a loan.[^nowhere]', `\n${EXCEPTION}`)).toEqual({
    faults: ['a.md:8: footnote "nowhere" is the id of no event and no fact'],
    notes: ['x.yaml:2: no sentence of a needs the exception "It was a loan"'],
  });
});

test.each([
  [
    'an exception without a reason',
    '- { article: a, quote: b }',
    'x.yaml:1: exception 1 of the file: reason: is missing',
  ],
  ['a file that is no list', 'article: a', 'x.yaml:1: must be a list of exceptions'],
])('%s is refused', (_why, yaml, message) => {
  expect(check('Text.', yaml).faults).toEqual([message]);
});

test('the sources behind footnotes come in order, each address once', () => {
  const footnotes = ['oil-loan', 'tashkent-1966', 'nowhere', 'coup-1978'].map((id) => ({ id, offset: 0 }));
  const values = [events.map(({ value }) => value), facts.map(({ value }) => value)] as const;
  expect(sourcesOf(footnotes, ...values).map(({ title }) => title)).toEqual(['C', 'A', 'B']);
});

test('each sentence of the dossiers that ship is backed by what it cites, and no exception is idle', () => {
  const read = (name: string) => readFileSync(new URL(`../../knowledge/${name}`, import.meta.url), 'utf8');
  const list = (name: string) =>
    readdirSync(new URL(`../../knowledge/${name}`, import.meta.url)).map((file) => `${name}/${file}`);
  const [faults, notes]: [Fault[], Fault[]] = [[], []];
  const articles = list('articles').flatMap((file) => {
    const { article, lineOf } = parseArticle(read(file), file.slice(9, -3), file, faults);
    return article ? [{ value: article, file, lineOf }] : [];
  });
  const known = list('events').flatMap((file) => parseEvents(read(file), file, faults));
  const name = 'footnote-exceptions.yaml';
  const exceptions = existsSync(new URL(`../../knowledge/${name}`, import.meta.url))
    ? parseFootnoteExceptions(read(name), name, faults)
    : [];
  checkFootnotes(
    articles,
    known,
    parseFacts(read('facts.yaml'), 'facts.yaml', faults),
    exceptions,
    createBroken(),
    faults,
    notes,
  );
  expect([...faults, ...notes].map(formatFault)).toEqual([]);
});
