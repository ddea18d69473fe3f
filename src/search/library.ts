import type { Knowledge, Overview } from '../knowledge/knowledge.ts';
import { createPace } from '../pace.ts';
import { findPrepared, type Prepared, type PreparedOptions } from './load-prepared.ts';
import { createReferences, openReferences, type References } from './references.ts';
import { createSearch, openSearch, type Search } from './search.ts';

/** A knowledge and all that is made of it: swapped whole on a reload. */
export interface Library {
  readonly knowledge: Overview;
  readonly search: Search;
  readonly references: References;
}

/** A folder that was looked at. */
export interface FoundLibrary {
  /** Something is kept of the folder as it stands now: it has no fault, and opening it takes a moment. */
  readonly isKept: boolean;
  /** False where the folder has changed since. */
  isCurrent(): Promise<boolean>;
  /** Throws a KnowledgeError where the folder has faults; never holds the event loop for long. */
  open(): Promise<Library>;
}

/** Looks for what is kept of a folder. */
export async function findLibrary(options: PreparedOptions): Promise<FoundLibrary> {
  const { isKept, isCurrent, load } = await findPrepared(options);
  return { isKept, isCurrent, open: async () => toLibrary(await load()) };
}

async function toLibrary({ kept, index, places }: Prepared): Promise<Library> {
  const pace = createPace();
  const knowledge = await kept.overview(pace);
  const search = await openSearch(kept, index);
  return { knowledge, search, references: openReferences(kept, knowledge, places) };
}

/** Indexes a knowledge. */
export async function createLibrary(knowledge: Knowledge): Promise<Library> {
  const search = await createSearch(knowledge);
  const findPassage = (id: string) => knowledge.passages.find((passage) => passage.id === id);
  const overview = { ...knowledge, findPassage };
  return { knowledge: overview, search, references: await createReferences(knowledge, createPace()) };
}
