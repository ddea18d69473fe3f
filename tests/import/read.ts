import type { Draft, Field } from '../../src/import/draft.ts';
import { findKind } from '../../src/import/kind.ts';
import { readSource } from '../../src/import/read-source.ts';

/** Reads a source as import does, in this thread. */
export function read(name: string, content: string | Uint8Array, address?: string): Promise<Draft> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readSource({ kind: findKind(bytes, name), bytes, address, charset: undefined });
}

/** The best of what was found for a field; undefined where nothing was, or only a hint. */
export function found({ clues }: Draft, field: Field): string | undefined {
  return clues.find((clue) => clue.field === field && !clue.weak)?.value;
}

export function paragraphs({ blocks }: Draft): string[] {
  return blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
}

export function headings({ blocks }: Draft): string[] {
  return blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
}
