/** Where a passage comes from, as a reader is shown it. */
export interface Source {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly published: string | null;
  readonly url: string | null;
  /** A remark shown beside the source, for example that views are the author's. */
  readonly note: string | null;
}

/** How much of an article may be shown: whole paragraphs, a short excerpt, or nothing but title and link. */
export type Quote = 'full' | 'excerpt' | 'none';

/** One searchable piece of text: a paragraph of an article. */
export interface Passage {
  /** ARTICLE#N, N the paragraph from 1 in the article's file. */
  readonly id: string;
  readonly article: string;
  readonly paragraph: number | null;
  /** The title of the text that holds it, part of what is searched. */
  readonly title: string;
  readonly heading: string | null;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly quote: Quote;
  /** Ids of events and facts that the paragraph's footnotes name, in order. */
  readonly footnotes: readonly string[];
  /** At least one; the first is the text that the passage stands in. */
  readonly sources: readonly [Source, ...Source[]];
}

export interface Article {
  readonly id: string;
  readonly source: Source;
  readonly language: string;
  readonly license: string | null;
  readonly passages: readonly Passage[];
}

/** Everything that the bot knows, loaded and checked as one value that never changes. */
export interface Knowledge {
  /** Changes whenever the content of any file does: a hash of them all. */
  readonly version: string;
  readonly articles: readonly Article[];
  readonly passages: readonly Passage[];
}
