import type { Event } from './event.ts';
import type { Fact } from './fact.ts';
import type { GlossaryEntry } from './glossary.ts';
import type { Source } from './source.ts';
import type { Topic } from './topic.ts';

/** How much of an article may be shown: whole paragraphs, a short excerpt, or nothing but title and link. */
export type Quote = 'full' | 'excerpt' | 'none';

/** A mark that names the event or fact behind the words before it. */
export interface Footnote {
  readonly id: string;
  /** Where in the passage's text, from which the marks are gone, it stood: a UTF-16 offset. */
  readonly offset: number;
}

/** In place of an article's id in the passages that facts are. */
export const FACTS = 'facts';

/** One searchable piece of text: a paragraph of an article, or a fact. */
export interface Passage {
  /** ARTICLE#N, N the paragraph from 1 in the article's file; `facts#` and its id for a fact. */
  readonly id: string;
  readonly article: string;
  readonly paragraph: number | null;
  /** The title of the text that holds it, part of what is searched; empty for a fact. */
  readonly title: string;
  readonly heading: string | null;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly quote: Quote;
  /** How people ask for what it tells, in any language: searched, and offered to who types. */
  readonly asked: readonly string[];
  /** The footnotes of a paragraph, in order; none for a fact. */
  readonly footnotes: readonly Footnote[];
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
  /** Of all articles, then the facts. */
  readonly passages: readonly Passage[];
  /** Ordered by date. */
  readonly events: readonly Event[];
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
  readonly glossary: readonly GlossaryEntry[];
  /** Questions that have nothing to do with all this, in any language. */
  readonly outOfScope: readonly string[];
}

/** What is searched, and what it is searched with. */
export type Searched = Pick<Knowledge, 'passages' | 'events' | 'glossary' | 'outOfScope'>;

/** A list of which only the length is known. */
export interface Counted {
  readonly length: number;
}

/** A knowledge whose texts are read one by one, as they are asked for. */
export interface Overview extends Omit<Knowledge, 'articles' | 'passages' | 'glossary' | 'outOfScope'> {
  readonly articles: readonly ArticleOverview[];
  readonly passages: Counted;
  readonly findPassage: (id: string) => Passage | undefined;
}

export interface ArticleOverview extends Omit<Article, 'passages'> {
  readonly passages: Counted;
}
