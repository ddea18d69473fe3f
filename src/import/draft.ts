/** What of an article's front matter import looks for, in the order of the file. */
export const FIELDS = ['title', 'author', 'publisher', 'published', 'language', 'url'] as const;

export type Field = (typeof FIELDS)[number];

/** A heading or a paragraph of a source, on one line. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

/** A value that a source holds for a field, and where it stands in there. */
export interface Clue {
  readonly field: Field;
  readonly value: string;
  readonly where: string;
  /** Only a hint, such as the day on which a file was made: offered to a person, never written unasked. */
  readonly weak?: true;
}

/** What was read from a source: plain data that passes from one thread to another. */
export interface Draft {
  readonly blocks: readonly Block[];
  /** The most trustworthy of a field first. */
  readonly clues: readonly Clue[];
  /** Lines that were taken for furniture. */
  readonly dropped: readonly string[];
  /** What the keeper should know of how it was read. */
  readonly remarks: readonly string[];
}

/** A source that cannot be imported; the message says why, in words for the keeper. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
