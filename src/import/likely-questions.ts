import type { Block } from './draft.ts';

/** Words that a name is made of: two or more with capital letters, in scripts that have them. */
const NAME = /\p{Lu}[\p{L}\p{M}'’-]+(?:\s+\p{Lu}[\p{L}\p{M}'’-]+)+/gu;
const OPENING_WORDS = 9;

/**
 * What a reader of an article may come to ask, at most `most`: its title, a heading, what it names most often, and,
 * where that is not enough, how its paragraphs begin. Nothing is made up: each is the article's own words.
 */
export function toLikelyQuestions(title: string | undefined, blocks: readonly Block[], most = 3): string[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  const known = [title ?? '', ...headings].join('\n').toLowerCase();
  const names = findNames(paragraphs.join('\n')).filter((name) => !known.includes(name.toLowerCase()));
  const middle = paragraphs[Math.floor(paragraphs.length / 2)] ?? '';
  const openings = [middle, paragraphs.at(-1) ?? '', ...paragraphs].map(opening);
  const [heading, ...others] = headings;
  const asked = [title, heading, names[0], ...others, ...names.slice(1), ...openings];
  return [...new Set(asked.filter((question) => question !== undefined && question !== ''))].slice(
    0,
    most,
  ) as string[];
}

/** Names, the most frequent first. */
function findNames(text: string): string[] {
  const counts = Map.groupBy(text.match(NAME) ?? [], (name) => name.replace(/\s+/g, ' '));
  return [...counts].sort((a, b) => b[1].length - a[1].length).map(([name]) => name);
}

function opening(paragraph: string): string {
  return paragraph.split(' ').slice(0, OPENING_WORDS).join(' ');
}
