/** A piece of text as a PDF sets it: where it stands, in points from the page's lower left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A line of a page. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of its letters, in points. */
  readonly size: number;
}

/** The pieces of a page as lines, in the order in which the page sets them, which keeps columns apart. */
export function toLines(pieces: readonly Piece[]): Line[] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    // Raised figures and letters stand a little off their line.
    const joins = last && Math.abs(last.y - piece.y) < 0.6 * Math.max(last.size, piece.size);
    if (line && joins && !startsColumn(last, piece)) line.push(piece);
    else if (piece.text.trim() !== '') lines.push([piece]);
  }
  return lines.map(toLine).filter(({ text }) => text.trim() !== '');
}

/** A jump across more than a few letters' width, to the same height: the other column's line. */
function startsColumn(last: Piece, next: Piece): boolean {
  const [gap, backwards] = [next.x - (last.x + last.width), last.x - (next.x + next.width)];
  return Math.max(gap, backwards) > 4 * Math.max(last.size, next.size);
}

function toLine(set: readonly Piece[]): Line {
  const pieces = inReadingOrder(set);
  let text = '';
  let last: Piece | undefined;
  for (const piece of pieces) {
    // Letters that touch are one word, whatever they are set as.
    const gap = last ? Math.max(piece.x - (last.x + last.width), last.x - (piece.x + piece.width)) : 0;
    if (last && gap > 0.15 * piece.size && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' ';
    text += piece.text;
    if (piece.text.trim() !== '') last = piece;
  }
  const solid = pieces.filter((piece) => piece.text.trim() !== '');
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    left: Math.min(...solid.map(({ x }) => x)),
    right: Math.max(...solid.map(({ x, width }) => x + width)),
    y: solid[0]?.y ?? 0,
    size: Math.max(...solid.map(({ size }) => size)),
  };
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

/**
 * PDFs set Urdu as it is seen, from the left, letter by letter: such a line is read from the right, but for the
 * figures and the foreign words in it. Spaces without width are jumps to the next letter's dots.
 */
function inReadingOrder(pieces: readonly Piece[]): readonly Piece[] {
  const isFromRight = ({ text }: Piece) => RIGHT_TO_LEFT.test(text);
  const isForeign = (piece: Piece) => !isFromRight(piece) && LEFT_TO_RIGHT.test(piece.text);
  const lettersOf = (some: readonly Piece[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  // A line of Urdu may name a newspaper; a line of English quotes a word of Urdu at most.
  if (2 * lettersOf(pieces.filter(isFromRight)) <= lettersOf(pieces.filter(isForeign))) return pieces;
  if (!pieces.some(isFromRight)) return pieces;
  const fromRight = pieces
    .filter(({ text, width }) => text.trim() !== '' || width > 0)
    .toSorted((a, b) => b.x + b.width - (a.x + a.width));
  const ordered: Piece[] = [];
  let foreign: Piece[] = [];
  for (const piece of fromRight) {
    if (isFromRight(piece)) {
      ordered.push(...foreign.reverse());
      foreign = [];
      ordered.push(piece);
    } else foreign.push(piece);
  }
  return [...ordered, ...foreign.reverse()];
}
