/** How wide a text is drawn, in pixels. */
export type Measure = (text: string) => number;

/** The lines of a text none of which is wider than `width`; what is left after `most` lines is cut off with an ellipsis. */
export function wrapText(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, width, measure)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (lines.length + 1 === most) return [...lines, shorten(line + piece, width, measure)];
    lines.push(line.trimEnd());
    line = piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** Words with the space or dash behind them ("1948–2024" stays whole); one that is wider than a line is cut between characters. */
function piecesOf(text: string, width: number, measure: Measure): string[] {
  const words = text.split(/(?<=\s|[–—-](?!\d))/);
  return words.flatMap((word) => (measure(word.trimEnd()) <= width ? [word] : graphemesOf(word)));
}

function shorten(line: string, width: number, measure: Measure): string {
  const graphemes = graphemesOf(line.trimEnd());
  while (graphemes.length > 0 && measure(`${graphemes.join('').trimEnd()}…`) > width) graphemes.pop();
  return `${graphemes.join('').trimEnd()}…`;
}

/** Characters as a reader sees them: a letter keeps its marks, an emoji its parts. */
function graphemesOf(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}
