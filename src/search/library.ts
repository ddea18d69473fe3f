import type { Knowledge } from '../knowledge/knowledge.ts';
import { createReferences, type References } from './references.ts';
import { createSearch, type Search } from './search.ts';

/** A knowledge and all that is made of it: swapped whole on a reload. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly references: References;
}

/** Indexes a knowledge. */
export async function createLibrary(knowledge: Knowledge): Promise<Library> {
  return { knowledge, search: await createSearch(knowledge), references: createReferences(knowledge) };
}
