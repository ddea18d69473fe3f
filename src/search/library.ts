import type { Knowledge } from '../knowledge/knowledge.ts';
import { createPace } from '../pace.ts';
import { loadPrepared, type PreparedOptions } from './load-prepared.ts';
import { createReferences, type References } from './references.ts';
import { createSearch, openSearch, type Search } from './search.ts';

/** A knowledge and all that is made of it: swapped whole on a reload. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly references: References;
}

/** A folder's knowledge, from what is kept of it if that is still right; never holds the event loop for long. */
export async function loadLibrary(options: PreparedOptions): Promise<Library> {
  const { kept, index } = await loadPrepared(options);
  const pace = createPace();
  // Before it is searched, for what answers meanwhile must not wait for texts to be read.
  const knowledge = await kept.whole(pace);
  const search = await openSearch(kept, index);
  return { knowledge, search, references: await createReferences(knowledge, pace) };
}

/** Indexes a knowledge. */
export async function createLibrary(knowledge: Knowledge): Promise<Library> {
  const search = await createSearch(knowledge);
  return { knowledge, search, references: await createReferences(knowledge, createPace()) };
}
