/** A stretch of a text, as UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// After these a full stop ends no sentence. Unicode's rules know no abbreviations.
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{Lu}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Brig|Adm|Gov|Sen|Rep|Rev|Hon|St|Jr|Sr|No|Nos|vs|etc|e\.g|i\.e|cf|ca|c|approx|est|vol|p|pp|ed|eds|fig|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|г|гг|им|ул|тыс|млн|млрд|акад|проф|ген))\.["'”’)\]]*\s*$/u;

/**
 * The sentences of a text, in order and without the spaces between them; where `segmenter` parts after an
 * abbreviation or an initial, or before a small letter, the parts are joined again.
 */
export function splitSentences(text: string, segmenter: Intl.Segmenter): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = spans.at(-1);
    const joins =
      last &&
      (ABBREVIATION.test(text.slice(Math.max(0, index - 24), index)) || /^[\s\p{Pd}]*\p{Ll}/u.test(segment));
    if (joins) last.end = index + segment.length;
    else spans.push({ start: index, end: index + segment.length });
  }
  return spans.map((span) => trim(text, span)).filter((span) => span.end > span.start);
}

function trim(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, piece.trimEnd().length) };
}
