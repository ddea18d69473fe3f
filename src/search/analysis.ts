import type { Passage } from '../knowledge/knowledge.ts';
import { type Span, splitSentences } from './sentences.ts';
import { type Token, tokenize } from './tokens.ts';

/** A sentence of a passage and its words. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** A passage taken apart as the second stage reads it. */
export interface Analysis {
  readonly sentences: readonly Sentence[];
  /** Words of the title and the heading. */
  readonly titles: readonly Token[];
  /** How many words that are not stop words the text has. */
  readonly length: number;
}

/** Takes a passage apart; positions count through the whole text. */
export function analyse(passage: Passage, segmenter: Intl.Segmenter): Analysis {
  const tokens = tokenize(passage.text);
  let next = 0;
  const sentences = splitSentences(passage.text, segmenter).map((span): Sentence => {
    const first = next;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < span.end) next++;
    return { ...span, tokens: tokens.slice(first, next) };
  });
  return { sentences, titles: tokenize(titlesOf(passage)), length: tokens.length };
}

/** Title and heading, as they stand before the text in the index. */
export function titlesOf(passage: Passage): string {
  return [passage.title, passage.heading].filter(Boolean).join('. ');
}
