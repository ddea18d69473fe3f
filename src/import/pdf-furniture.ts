import type { Line } from './pdf-lines.ts';

/** As many lines at a page's top and bottom may be its header and footer. */
const EDGE = 3;

/** The pages without the headers and footers that come again, and without page numbers; those land in `dropped`. */
export function withoutRunningLines(pages: readonly (readonly Line[])[], dropped: string[]): Line[][] {
  const seen = new Map<string, number>();
  const edges = pages.map((page) => new Set(edgeLines(page)));
  for (const edge of edges) {
    for (const key of new Set([...edge].map(toKey))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  // On left and right pages they differ: a third of the pages, but never a line that stands there once.
  const enough = Math.max(2, Math.ceil(pages.length / 3));
  const told = new Set<string>();
  return pages.map((page, i) =>
    page.filter((line) => {
      if (!edges[i]?.has(line)) return true;
      const key = toKey(line);
      const runs = (seen.get(key) ?? 0) >= enough || isPageNumber(line.text);
      if (runs && !told.has(key)) {
        told.add(key);
        dropped.push(line.text);
      }
      return !runs;
    }),
  );
}

function edgeLines(page: readonly Line[]): Line[] {
  const byHeight = [...page].sort((a, b) => b.y - a.y);
  return byHeight.length <= 2 * EDGE ? byHeight : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
}

/** A running line says the same on each page, in the same letters, but for the page's number; a title is larger. */
function toKey({ text, size }: Line): string {
  return `${Math.round(size)} ${text.toLowerCase().replace(/\p{Nd}+/gu, '#')}`;
}

function isPageNumber(text: string): boolean {
  return /^[-–—\s|]*(?:p(?:age|\.)?|стр\.?|صفحہ)?\s*\p{Nd}{1,4}(?:\s*(?:\/|of|из)\s*\p{Nd}{1,4})?[-–—\s|]*$/iu.test(
    text,
  );
}
