import { parseHTML } from 'linkedom';

/** As much of a browser's document as import uses. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  remove(): void;
}

export interface PageDocument extends Omit<PageElement, 'remove' | 'getAttribute' | 'closest'> {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

export const ELEMENT = 1;
export const TEXT = 3;

/** HTML as a document, of which nothing is ever executed: there is no engine behind it. */
export function parsePage(html: string): PageDocument {
  const page = parse(html);
  if (page.documentElement?.localName === 'html' && page.querySelector('body')) return page;
  // A fragment, or a page that leaves out what HTML allows to leave out.
  const language = /<html\b[^>]*?\blang\s*=\s*["']?([\w-]+)/i.exec(html)?.[1] ?? '';
  const inner = html.replace(/<!doctype[^>]*>/i, '').replace(/<\/?(?:html|head|body)\b[^>]*>/gi, '');
  return parse(`<html lang="${language}"><head></head><body>${inner}</body></html>`);
}

function parse(html: string): PageDocument {
  return parseHTML(html).document as unknown as PageDocument;
}
