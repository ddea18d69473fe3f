import type { Inline } from '../reply.ts';
import type { Excerpt } from '../search/excerpt.ts';

/** An excerpt with the words of the question in bold. */
export function marked({ text, marks }: Pick<Excerpt, 'text' | 'marks'>): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const { start, end } of marks) {
    parts.push(text.slice(done, start), { bold: [text.slice(start, end)] });
    done = end;
  }
  return [...parts, text.slice(done)];
}

/** Plain text cut at a word, with an ellipsis, to at most so many characters. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A word that fills the whole room is cut in the middle, but never through a surrogate pair.
  const kept = space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
