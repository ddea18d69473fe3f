import { toPlainLine } from './characters.ts';
import type { PageDocument } from './dom.ts';
import { type Clue, FIELDS, type Field } from './draft.ts';
import { readJsonLd } from './json-ld.ts';
import { toLanguage } from './language-tag.ts';
import { toPublished } from './published.ts';
import { toWebAddress } from './web-address.ts';

// The names under which pages keep these things in <meta>, the most trustworthy first.
const META: Readonly<Record<Field, readonly string[]>> = {
  title: ['citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title'],
  author: ['citation_author', 'author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author'],
  publisher: [
    'citation_journal_title',
    'citation_publisher',
    'og:site_name',
    'dc.publisher',
    'publisher',
    'application-name',
  ],
  published: [
    'article:published_time',
    'citation_publication_date',
    'citation_date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'date',
    'pubdate',
    'publish-date',
    'parsely-pub-date',
  ],
  language: ['citation_language', 'dc.language', 'dcterms.language', 'content-language', 'og:locale'],
  url: ['og:url', 'citation_abstract_html_url'],
};

/** Places in the page itself, for what its head does not tell. */
const PLACES: ReadonlyArray<readonly [Field, string, string?]> = [
  ['published', '[itemprop="datePublished"]', 'datetime'],
  ['published', 'article time[datetime], main time[datetime]', 'datetime'],
  ['published', 'time[pubdate], time[datetime]', 'datetime'],
  [
    'published',
    '[class*="publish"], [class*="pubdate"], [class*="post-date"], [class*="entry-date"], .date, .dateline',
  ],
  ['title', 'article h1, main h1'],
  ['title', 'h1'],
  ['author', '[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"]'],
  ['author', '.byline, .author, [class*="author-name"], [class*="byline"]'],
  ['title', 'title'],
];

/** What a page says of its article, from its head and from its text; `address` is where it was read. */
export function readMetadata(page: PageDocument, address: string | undefined): Clue[] {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  const clues: Clue[] = [
    ...(canonical ? [{ field: 'url' as const, value: canonical, where: 'link rel=canonical' }] : []),
    ...readJsonLd(page),
    ...FIELDS.flatMap((field) => META[field].flatMap((name) => readMeta(page, field, name))),
    { field: 'language', value: page.documentElement.getAttribute('lang') ?? '', where: 'html lang' },
    ...readPlaces(page),
  ];
  const publisher = clues.find(({ field }) => field === 'publisher')?.value;
  return clues.flatMap((clue) => {
    const value = normalise(clue, address, publisher);
    return value === undefined || value === '' ? [] : [{ ...clue, value }];
  });
}

function readMeta(page: PageDocument, field: Field, name: string): Clue[] {
  const selector = ['name', 'property', 'itemprop', 'http-equiv']
    .map((key) => `meta[${key}="${name}" i]`)
    .join(', ');
  const values = [...page.querySelectorAll(selector)]
    .map((meta) => toPlainLine(meta.getAttribute('content') ?? ''))
    .filter((value) => value !== '');
  if (values.length === 0) return [];
  // A journal names each author in a tag of its own.
  const value = field === 'author' ? [...new Set(values)].join(', ') : (values[0] ?? '');
  return [{ field, value, where: `meta ${name}` }];
}

function readPlaces(page: PageDocument): Clue[] {
  return PLACES.flatMap(([field, selector, attribute]): Clue[] => {
    const element = page.querySelector(selector);
    const value =
      (attribute && (element?.getAttribute(attribute) ?? element?.getAttribute('content'))) ||
      element?.textContent;
    return value ? [{ field, value, where: `<${element?.localName}> in the page` }] : [];
  });
}

/** A value as the front matter has it; undefined where it is none. */
function normalise(
  { field, value }: Clue,
  address: string | undefined,
  publisher: string | undefined,
): string | undefined {
  const line = toPlainLine(value);
  switch (field) {
    case 'url':
      return toWebAddress(line, address);
    case 'published':
      return line.length > 80 ? undefined : toPublished(line);
    case 'language':
      return toLanguage(line);
    case 'author':
      return toAuthor(line);
    case 'title':
      return withoutSite(line, publisher);
    case 'publisher':
      return line;
  }
}

/** A name without "By"; undefined for an address, or for what is too long to be names. */
export function toAuthor(line: string): string | undefined {
  const name = line.replace(/^(?:(?:written )?by|автор|تحریر)\s*:?\s+/iu, '').replace(/\s*[|•·–—].*$/, '');
  return /^(?:https?:|@)/.test(name) || name.length > 120 || !/\p{L}/u.test(name) ? undefined : name;
}

/** "The talks | Dawn" is called "The talks" where Dawn is the publisher. */
function withoutSite(title: string, publisher: string | undefined): string {
  const match = /^(.+?)\s+[|–—·»-]\s+([^|–—·»]+)$/.exec(title);
  const [, own, site] = match ?? [];
  return own && site && publisher && site.toLowerCase() === publisher.toLowerCase() ? own : title;
}
