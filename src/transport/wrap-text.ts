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
    if (lines.length + 1 === most) return [...lines, shorten(line, width, measure)];
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

/** A line and its ellipsis: without its last words where there is no room, without characters if it is one word. */
function shorten(line: string, width: number, measure: Measure): string {
  const words = line.trimEnd().split(/(?<=\s)/);
  const parts =
    words.length > 1 && measure(`${words[0]?.trimEnd()}…`) <= width ? words : graphemesOf(line.trimEnd());
  while (parts.length > 0 && measure(`${parts.join('').trimEnd()}…`) > width) parts.pop();
  return `${parts.join('').trimEnd()}…`;
}

/** Characters as a reader sees them: a letter keeps its marks, an emoji its parts. */
function graphemesOf(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}
