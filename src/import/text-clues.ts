import type { Block, Clue } from './draft.ts';
import { toAuthor } from './html-metadata.ts';
import { findWrittenDate } from './published.ts';

/** A byline or a dateline is short and stands near the top. */
const LONGEST_LINE = 100;
const NEAR_TOP = 6;
const BYLINE = /^(?:(?:written )?by|автор|تحریر)\s*:?\s+\p{L}/iu;

/**
 * Author and date as an article's own first lines tell them. Those lines are no passages: the blocks come back
 * without them.
 */
export function takeTextClues(blocks: readonly Block[]): { blocks: Block[]; clues: Clue[]; taken: string[] } {
  const clues: Clue[] = [];
  const taken: string[] = [];
  const rest = blocks.filter(({ kind, text }, i) => {
    if (i >= NEAR_TOP || kind === 'heading' || text.length > LONGEST_LINE) return true;
    const date = findWrittenDate(text);
    // What is left of a dateline without its date is a label or a place, never a sentence.
    const isDateline =
      date !== undefined &&
      text.replace(date.words, '').split(/\s+/).filter(Boolean).length <= 6 &&
      !/[.?!۔]$/.test(text);
    const author =
      BYLINE.test(text) && !/[.?!۔]$/.test(text)
        ? toAuthor(date ? text.replace(date.words, '').replace(/[\s,|•·–—-]+$/, '') : text)
        : undefined;
    if (author) clues.push({ field: 'author', value: author, where: `its line “${text}”` });
    if (isDateline) clues.push({ field: 'published', value: date.date, where: `its line “${text}”` });
    if (author === undefined && !isDateline) return true;
    taken.push(text);
    return false;
  });
  return { blocks: rest, clues, taken };
}
