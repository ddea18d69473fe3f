import type { Knowledge, Passage } from '../knowledge/knowledge.ts';
import { pick } from './random.ts';

/** Sentences of a passage, and words of a sentence: as in an encyclopaedia's paragraphs. */
const SENTENCES = [3, 6] as const;
const WORDS = [9, 26] as const;
/** Passages of one made-up article. */
const ARTICLE = 12;
/** How many of the names are made up: a larger library speaks of more people and places. */
const INVENTED = 0.5;

/**
 * Passages that answer nothing, however much they sound like the knowledge: each word follows one that it follows
 * there too, so that words and pairs of words are as frequent as in it; half of the names, and all figures, are
 * made up.
 */
export function makeDistractors(
  knowledge: Pick<Knowledge, 'passages' | 'events'>,
  count: number,
  random: () => number,
): Passage[] {
  const chain = learn([
    ...knowledge.passages.map(({ text }) => text),
    ...knowledge.events.map(({ summary }) => summary),
  ]);
  const between = ([least, most]: readonly [number, number]) =>
    least + Math.floor(random() * (most - least + 1));
  let title = '';
  return Array.from({ length: count }, (_, i): Passage => {
    if (i % ARTICLE === 0) title = `${invent(random)} and ${say(chain, 3, random)}`;
    const text = Array.from(
      { length: between(SENTENCES) },
      () => `${capitalise(say(chain, between(WORDS), random))}.`,
    );
    return {
      id: `distractors#${i + 1}`,
      article: 'distractors',
      paragraph: i + 1,
      title,
      heading: null,
      text: text.join(' '),
      language: 'en',
      quote: 'full',
      asked: [],
      footnotes: [],
      sources: [
        {
          title,
          author: null,
          publisher: 'made up',
          published: null,
          url: null,
          note: null,
          supports: null,
          titleIsDescription: false,
        },
      ],
    };
  });
}

/** Each word, and the words that follow it, as often as they do. */
interface Chain {
  readonly words: readonly string[];
  readonly next: ReadonlyMap<string, readonly string[]>;
}

function learn(texts: readonly string[]): Chain {
  const chain = new Map<string, string[]>();
  for (const text of texts) {
    const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
    for (const [i, word] of words.entries()) {
      const next = words[i + 1] ?? words[0] ?? word;
      const list = chain.get(word);
      if (list) list.push(next);
      else chain.set(word, [next]);
    }
  }
  return { words: [...chain.keys()], next: chain };
}

function say(chain: Chain, length: number, random: () => number): string {
  const words: string[] = [];
  let word = pick(chain.words, random);
  while (words.length < length) {
    words.push(disguise(word, random));
    word = pick(chain.next.get(word) ?? chain.words, random);
  }
  return words.join(' ');
}

function disguise(word: string, random: () => number): string {
  if (/\p{N}/u.test(word)) return word.replace(/\p{N}/gu, () => String(Math.floor(random() * 10)));
  return /^\p{Lu}\p{Ll}/u.test(word) && random() < INVENTED ? invent(random) : word;
}

/** A name of two or three syllables. */
function invent(random: () => number): string {
  const syllables = Array.from(
    { length: 2 + Math.floor(random() * 2) },
    () =>
      pick('bcdfghjklmnprstvz', random) + pick('aeiou', random) + pick(['', '', 'n', 'r', 'l', 'sh'], random),
  );
  return capitalise(syllables.join(''));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
