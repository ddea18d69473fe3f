import { stringify } from 'yaml';
import { GAP } from '../knowledge/gap.ts';
import type { Quote } from '../knowledge/knowledge.ts';
import { type Details, REQUIRED } from './details.ts';
import { type Block, FIELDS } from './draft.ts';

/** A character that nobody sees: set before what the file's format would take for its own marks. */
const JOINER = '\u2060';

/** An article's file: front matter, in which a gap is marked, then headings and paragraphs. */
export function toArticleFile(
  id: string,
  details: Details,
  blocks: readonly Block[],
  quote: Quote | undefined,
): string {
  const lines = FIELDS.flatMap((field) => {
    const { value } = details[field];
    if (value === undefined) return [`${field}: ${GAP} # ${explainGap(REQUIRED.has(field))}`];
    return value === null ? [] : [toLine(field, value)];
  });
  const rights = quote === undefined ? [] : [toLine('quote', quote)];
  const body = blocks.map(({ kind, text }) => (kind === 'heading' ? `## ${text}` : toParagraph(text)));
  return `---\n${[toLine('id', id), ...lines, ...rights].join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

/** A paragraph's text so that it is read as text: no heading, no footnote, whatever it begins with. */
function toParagraph(text: string): string {
  return text.replace(/^(?=#+ )/, JOINER).replaceAll('[^', `[${JOINER}^`);
}

/** A key and a value that YAML reads back as this very text, on one line. */
function toLine(key: string, value: string): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

function explainGap(required: boolean): string {
  return required
    ? 'not found: write it here'
    : 'not found: write it here, or take the line out if there is none';
}
