import { z } from 'zod';
import { toPlainLine } from './characters.ts';
import type { PageDocument } from './dom.ts';
import type { Clue, Field } from './draft.ts';

type Node = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|Report|BlogPosting|Posting|CreativeWork)$/;
const PAGE = /^(?:WebPage|ItemPage)$/;
/** Deeper than any page nests what it says of itself. */
const DEEPEST = 8;

const node = z.record(z.string(), z.unknown());

/** What a page's JSON-LD says of the article: of a node that is an article first, then of the page. */
export function readJsonLd(page: PageDocument): Clue[] {
  const nodes = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    flatten(parse(script.textContent ?? ''), DEEPEST),
  );
  const byId = new Map(nodes.filter((item) => item['@id']).map((item) => [item['@id'], item]));
  const ofType = (type: RegExp) =>
    nodes.filter((item) =>
      [item['@type']].flat().some((name) => typeof name === 'string' && type.test(name)),
    );
  return [...ofType(ARTICLE), ...ofType(PAGE)].flatMap((item) => cluesOf(item, byId));
}

function cluesOf(item: Node, byId: ReadonlyMap<unknown, Node>): Clue[] {
  const clues: Clue[] = [];
  const add = (field: Field, key: string, value: string) => {
    if (value !== '') clues.push({ field, value, where: `JSON-LD ${key}` });
  };
  const namesOf = (value: unknown) =>
    [value]
      .flat()
      .flatMap((entry) => nameOf(entry, byId) || [])
      .join(', ');
  add('title', 'headline', nameOf(item.headline, byId) || nameOf(item.name, byId));
  add('author', 'author', namesOf(item.author));
  add('publisher', 'publisher', namesOf(item.publisher) || namesOf(item.sourceOrganization));
  add('published', 'datePublished', nameOf(item.datePublished, byId));
  add('language', 'inLanguage', nameOf(item.inLanguage, byId));
  add('url', 'url', nameOf(item.url, byId) || idOf(item.mainEntityOfPage));
  return clues;
}

function nameOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string {
  if (typeof value === 'string') return toPlainLine(value);
  const parsed = node.safeParse(value).data;
  if (!parsed) return '';
  const name = parsed.name ?? parsed.alternateName ?? byId.get(parsed['@id'])?.name;
  return typeof name === 'string' ? toPlainLine(name) : '';
}

function idOf(value: unknown): string {
  const id = typeof value === 'string' ? value : node.safeParse(value).data?.['@id'];
  return typeof id === 'string' ? id : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(
      text
        .trim()
        .replace(/^(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
        .replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)$/, ''),
    );
  } catch {
    // Half the web's JSON-LD is broken somewhere; the page says the rest in other ways.
    return undefined;
  }
}

function flatten(value: unknown, depth: number): Node[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => flatten(entry, depth - 1));
  const parsed = node.safeParse(value).data;
  return parsed
    ? [parsed, ...flatten(parsed['@graph'], depth - 1), ...flatten(parsed.mainEntity, depth - 1)]
    : [];
}
