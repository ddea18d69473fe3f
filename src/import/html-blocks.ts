import { hasWords, toPlainLine } from './characters.ts';
import { ELEMENT, type PageElement, type PageNode, TEXT } from './dom.ts';
import type { Block } from './draft.ts';
import { isFurniture } from './furniture.ts';

/** What stands between paragraphs when it is not a paragraph itself. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);

/** Parts of a page that never are an article's text. */
const NEVER_TEXT =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, video, audio, button, input, select, textarea, ' +
  'nav, figcaption, [hidden], [role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"], ' +
  '[role="search"], [class*="caption"], [class*="cookie"], [id*="cookie"], [class*="share"], [class*="social"], ' +
  '[class*="newsletter"], [class*="breadcrumb"], sup.reference, .mw-editsection, ' +
  'sup a[href^="#"], li[id^="footnote"], li[id^="endnote"]';

/** The headings and paragraphs below an element, in order; lines of furniture land in `dropped`. */
export function toBlocks(root: PageElement, dropped: string[] = []): Block[] {
  const blocks: Block[] = [];
  let [text, linked] = ['', 0];
  const flush = (kind: Block['kind']) => {
    const share = text.trim() === '' ? 0 : linked / text.trim().length;
    // Two line breaks in a row part paragraphs on pages that know no better.
    for (const part of text.split(/\n[^\S\n]*\n/)) {
      const line = toPlainLine(part);
      if (!hasWords(line)) continue;
      if (isFurniture(line, share)) dropped.push(line);
      else blocks.push({ kind, text: line });
    }
    [text, linked] = ['', 0];
  };
  const walk = (node: PageNode, kind: Block['kind'], inLink: boolean, isPlain: boolean) => {
    if (node.nodeType === TEXT) {
      const words = isPlain ? (node.textContent ?? '') : (node.textContent ?? '').replace(/\s+/g, ' ');
      text += words;
      if (inLink) linked += words.trim().length;
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const element = node as PageElement;
    const name = element.localName;
    if (name === 'br') text += '\n';
    const isBlock = BLOCKS.has(name);
    const inner = /^h[1-6]$/.test(name) ? 'heading' : kind;
    if (isBlock) flush(kind);
    // A row of a table reads as one line.
    if (CELLS.has(name) && text.trim() !== '') text += ' | ';
    for (const child of element.childNodes) {
      walk(child, inner, inLink || name === 'a', isPlain || name === 'pre');
    }
    if (isBlock) flush(inner);
  };
  walk(root, 'paragraph', false, false);
  flush('paragraph');
  return blocks;
}

/** Takes away what never is text; the words of what goes land in `dropped`, as far as a keeper would miss them. */
export function removeNonText(
  root: { querySelectorAll(selector: string): Iterable<PageElement> },
  dropped: string[],
) {
  for (const element of [...root.querySelectorAll(NEVER_TEXT)]) {
    const line = toPlainLine(element.textContent ?? '');
    const isWords = !/^(?:script|style|noscript|template|svg)$/.test(element.localName);
    if (isWords && hasWords(line)) dropped.push(line);
    element.remove();
  }
}
