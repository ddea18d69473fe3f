import { hasWords, toPlainLine } from './characters.ts';
import type { Block } from './draft.ts';
import { findCompounds, joinLines } from './hyphens.ts';
import type { Line } from './pdf-lines.ts';

/** Letters this much larger than the text's are a heading's. */
const HEADING_SIZE = 1.12;
/** A gap between lines this much wider than usual parts paragraphs. */
const WIDE_GAP = 1.35;
const SENTENCE_END = /[.!?…:۔؟]["'”’»)\]]*$/;

/** A block and the height of its letters, in points. */
export interface SizedBlock extends Block {
  readonly size: number;
}

/** The lines of all pages as headings and paragraphs; a paragraph goes on over a page's end. */
export function toParagraphs(pages: readonly (readonly Line[])[]): SizedBlock[] {
  const lines = pages.flat();
  const body = usualSize(lines);
  const leading = usualGap(pages);
  const isCompound = findCompounds(lines.map(({ text }) => text));
  const blocks: SizedBlock[] = [];
  let open: Line[] = [];
  const close = () => {
    const [first] = open;
    const text = toPlainLine(
      joinLines(
        open.map((line) => line.text),
        isCompound,
      ),
    );
    const kind = first && isLarge(first, body) && text.length < 200 ? 'heading' : 'paragraph';
    if (first && hasWords(text)) blocks.push({ kind, text, size: first.size });
    open = [];
  };
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      const above = open.at(-1);
      if (above && startsParagraph(above, line, { body, leading, newPage: i === 0, column: open })) close();
      open.push(line);
    }
  }
  close();
  return blocks;
}

interface Setting {
  readonly body: number;
  readonly leading: number;
  readonly newPage: boolean;
  readonly column: readonly Line[];
}

function startsParagraph(above: Line, line: Line, { body, leading, newPage, column }: Setting): boolean {
  if (isLarge(above, body) !== isLarge(line, body)) return true;
  if (Math.abs(above.size - line.size) > 0.2 * body) return true;
  const ended = SENTENCE_END.test(above.text);
  const gap = above.y - line.y;
  // On a new page or in the next column only the text tells whether the sentence goes on.
  if (newPage || gap < 0) return ended && !/^\p{Ll}/u.test(line.text);
  if (leading > 0 && gap > WIDE_GAP * leading) return true;
  if (isLarge(line, body)) return false;
  const left = Math.min(...column.slice(1).map((other) => other.left), above.left);
  const right = Math.max(...column.map((other) => other.right));
  const indented = line.left - left > 0.8 * body && column.length > 1;
  const cut = ended && right - above.right > 0.2 * (right - left) && column.length > 1;
  return indented || cut;
}

function isLarge(line: Line, body: number): boolean {
  return line.size > HEADING_SIZE * body;
}

/** The size in which most letters are set. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The gap between a line and the next that comes most often: within paragraphs, not between them. */
function usualGap(pages: readonly (readonly Line[])[]): number {
  const gaps = pages.flatMap((page) =>
    page.slice(1).flatMap((line, i) => {
      const gap = (page[i]?.y ?? 0) - line.y;
      return gap > 0 ? [Math.round(gap * 2) / 2] : [];
    }),
  );
  const counts = Map.groupBy(gaps, (gap) => gap);
  return [...counts].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]?.[0] ?? 0;
}
