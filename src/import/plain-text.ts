import { hasWords, toPlainLine } from './characters.ts';
import type { Block, Clue, Draft } from './draft.ts';
import { isFurniture } from './furniture.ts';
import { findCompounds, joinLines } from './hyphens.ts';
import { takeTextClues } from './text-clues.ts';

/** A title and a heading are one line, and no sentence. */
const LONGEST_TITLE = 160;
const LONGEST_HEADING = 80;

/** Plain text: blank lines part paragraphs; where there are none, each line is one. */
export function readPlainText(text: string): Draft {
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/);
  const isWrapped = lines.some((line, i) => line.trim() === '' && hasWords(lines.slice(i).join('')));
  const isCompound = findCompounds(lines);
  const groups = isWrapped ? splitAtBlanks(lines) : lines.map((line) => [line]);
  const dropped: string[] = [];
  const all = groups
    .map((group) => ({ text: toPlainLine(joinLines(group, isCompound)), lines: group.length }))
    .filter((group) => hasWords(group.text))
    .filter((group) => {
      if (isFurniture(group.text)) dropped.push(group.text);
      return !isFurniture(group.text);
    });
  const [first, ...rest] = all;
  const title = first && rest.length > 0 && isLabel(first, LONGEST_TITLE) ? first.text : undefined;
  const blocks = (title === undefined ? all : rest).map((group): Block => {
    return { kind: isLabel(group, LONGEST_HEADING) ? 'heading' : 'paragraph', text: group.text };
  });
  // A byline looks as a heading does.
  const {
    blocks: own,
    clues,
    taken,
  } = takeTextClues(blocks.map((block, i) => (i < 4 ? asByline(block) : block)));
  const restored = own.map((block) => blocks.find(({ text }) => text === block.text) ?? block);
  const last = restored.findLastIndex(({ kind }) => kind === 'paragraph');
  const found: Clue[] =
    title === undefined ? [] : [{ field: 'title', value: title, where: 'its first line' }];
  return {
    // A text of single lines has no headings that anybody could tell.
    blocks:
      last === -1 ? restored.map(({ text }) => ({ kind: 'paragraph', text })) : restored.slice(0, last + 1),
    clues: [...found, ...clues],
    dropped: [...dropped, ...taken, ...(last === -1 ? [] : restored.slice(last + 1).map(({ text }) => text))],
    remarks: [],
  };
}

function asByline({ text }: Block): Block {
  return { kind: 'paragraph', text };
}

function isLabel({ text, lines }: { readonly text: string; readonly lines: number }, most: number): boolean {
  return lines === 1 && text.length <= most && !/[.!?…:;,۔؟"”»)]$/.test(text);
}

function splitAtBlanks(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}
