import { type Span, splitSentences } from '../knowledge/sentences.ts';
import type { Entry } from './entry.ts';
import { type Token, tokenize, type WordMemo } from './tokens.ts';

/** A sentence of a text and its words. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** An entry taken apart as the second stage reads it. */
export interface Analysis {
  readonly sentences: readonly Sentence[];
  readonly titles: readonly Token[];
  readonly keywords: readonly Token[];
  /** Words of each question that people ask for it. */
  readonly asked: readonly (readonly Token[])[];
  /** Words of the text; positions count through the whole of it. */
  readonly tokens: readonly Token[];
}

/** Takes an entry apart. */
export function analyse(entry: Entry, segmenter: Intl.Segmenter, memo: WordMemo): Analysis {
  const tokens = tokenize(entry.text, memo);
  let next = 0;
  const sentences = splitSentences(entry.text, segmenter).map((span): Sentence => {
    const first = next;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < span.end) next++;
    return { ...span, tokens: tokens.slice(first, next) };
  });
  return {
    sentences,
    titles: tokenize(entry.titles, memo),
    keywords: tokenize(entry.keywords, memo),
    asked: entry.asked.map((question) => tokenize(question, memo)),
    tokens,
  };
}
