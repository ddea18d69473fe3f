import { Readability } from '@mozilla/readability';
import { type PageDocument, type PageElement, parsePage } from './dom.ts';
import type { Block, Clue, Draft } from './draft.ts';
import { ImportError } from './draft.ts';
import { removeNonText, toBlocks } from './html-blocks.ts';
import { readMetadata } from './html-metadata.ts';
import { takeTextClues } from './text-clues.ts';

/** A page of more elements is no article, and costs minutes. */
const MOST_ELEMENTS = 100_000;

/** A web page: what it says of its article, and the article's text without the site's furniture. */
export function readHtml(html: string, address: string | undefined): Draft {
  const page = parsePage(html);
  const clues = readMetadata(page, address);
  const dropped: string[] = [];
  removeNonText(page, dropped);
  const whole: string[] = [];
  for (const { text } of toBlocks(page.body, whole)) whole.push(text);
  const content = findArticle(page) ?? page.body;
  const blocks = toBlocks(content, dropped);
  const { blocks: own, clues: said, taken } = takeTextClues(blocks);
  const title = clues.find(({ field }) => field === 'title')?.value;
  const kept = withoutEnds(own, title);
  return {
    blocks: kept,
    clues: [...clues, ...said],
    dropped: [
      ...dropped,
      ...taken,
      ...leftOut(whole, [...kept.map(({ text }) => text), ...dropped, ...taken]),
    ],
    remarks: findElsewhere(clues, address),
  };
}

/** HTML that is an article and nothing else, as other kinds of source are turned into. */
export function readFragment(html: string): Draft {
  const page = parsePage(html);
  const dropped: string[] = [];
  removeNonText(page, dropped);
  const blocks = toBlocks(page.body, dropped);
  const { blocks: own, clues, taken } = takeTextClues(blocks);
  const [first] = own;
  const title: Clue[] =
    first?.kind === 'heading' ? [{ field: 'title', value: first.text, where: 'its first heading' }] : [];
  return {
    blocks: withoutEnds(own, title[0]?.value),
    clues: [...title, ...clues],
    dropped: [...dropped, ...taken],
    remarks: [],
  };
}

function findArticle(page: PageDocument): PageElement | undefined {
  try {
    const reader = new Readability<PageElement>(page as never, {
      serializer: (node) => node as unknown as PageElement,
      maxElemsToParse: MOST_ELEMENTS,
      disableJSONLD: true,
      charThreshold: 250,
    });
    return reader.parse()?.content ?? undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/^Aborting/.test(reason)) throw new ImportError(`the page is too large: ${reason}`);
    throw error;
  }
}

/** The title above the text again, and headings at the end that nothing follows, are no part of it. */
function withoutEnds(blocks: readonly Block[], title: string | undefined): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind === 'paragraph');
  const first = blocks[0]?.text.toLowerCase() === title?.toLowerCase() ? 1 : 0;
  return blocks.slice(first, last + 1);
}

/** Lines of the page that reached neither the article nor what was left out so far. */
function leftOut(whole: readonly string[], accounted: readonly string[]): string[] {
  const known = new Set(accounted);
  return whole.filter((text) => !known.has(text));
}

function findElsewhere(clues: readonly Clue[], address: string | undefined): string[] {
  const canonical = clues.find(({ field }) => field === 'url')?.value;
  if (!address || !canonical || URL.parse(address)?.href === canonical) return [];
  return [`it was read at ${address}, and says that its own address is ${canonical}`];
}
