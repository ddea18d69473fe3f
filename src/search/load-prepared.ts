import { access } from 'node:fs/promises';
import { findKeptFile, readKept } from '../knowledge/cache.ts';
import { createKnowledgeReader, type KeptKnowledge } from '../knowledge/kept-knowledge.ts';
import { type KeptPiece, toPiece } from '../knowledge/pieces.ts';
import { createPace } from '../pace.ts';
import { createIndexReader } from './index-pieces.ts';
import { rootsOf } from './prepared-roots.ts';
import { createReferenceReader } from './references.ts';
import type { SearchIndex } from './search-index.ts';
import type { SortedPieces } from './sorted-pieces.ts';

/** Where prepared libraries are kept: beside the database, in a folder that is no part of the repository. */
export const CACHE = 'data/cache';

/** Where a knowledge comes from. */
export interface PreparedOptions {
  readonly folder: string;
  /** Where what was prepared is kept; nowhere without. */
  readonly cache: string | undefined;
  /** Prepares the folder where nothing is kept of it; the lines go into the file too, if there is one. */
  readonly prepare: (folder: string, file: string | undefined) => AsyncIterable<string>;
  /** Told why something kept is not used, or could not be kept. */
  readonly note?: (what: string) => void;
}

export interface Prepared {
  readonly kept: KeptKnowledge;
  readonly index: SearchIndex;
  /** Of passages and events, by their hashes. */
  readonly places: SortedPieces<number>;
}

/** What is to be had of a folder. */
export interface FoundPrepared {
  /** Something is kept of the folder as it stands now: it was read and checked, and has no fault. */
  readonly isKept: boolean;
  /** False where the folder, or the code that prepares it, has changed since; true where nothing is kept anywhere. */
  isCurrent(): Promise<boolean>;
  /** Throws a KnowledgeError where nothing is kept and the folder has faults. */
  load(): Promise<Prepared>;
}

/** Looks for what is kept of a folder under a hash of all that it is made from, and leaves it unread. */
export async function findPrepared({
  folder,
  cache,
  prepare,
  note,
}: PreparedOptions): Promise<FoundPrepared> {
  const look = async () => (cache === undefined ? undefined : findKeptFile(cache, rootsOf(folder)));
  const file = await look();
  const instead = (error: unknown) => {
    if (isDamage(error)) note?.(`prepared anew, ${file}: ${error instanceof Error ? error.message : error}`);
    return false;
  };
  const isKept = file !== undefined && (await access(file).then(() => true, instead));
  return {
    isKept,
    isCurrent: async () => (await look()) === file,
    async load() {
      if (file !== undefined && isKept) {
        try {
          return await assemble([await readKept(file)]);
        } catch (error) {
          instead(error);
        }
      }
      return assemble(toPieces(prepare(folder, file)));
    },
  };
}

/**
 * A knowledge and its index, as they were kept: reading, checking and indexing cost far more than answering a question.
 * Whatever is wrong with what is kept, or with the place for it, means preparing it as if there were none.
 */
export async function loadPrepared(options: PreparedOptions): Promise<Prepared> {
  return (await findPrepared(options)).load();
}

function isDamage(error: unknown): boolean {
  return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
}

async function assemble(
  batches: Iterable<Iterable<KeptPiece>> | AsyncIterable<Iterable<KeptPiece>>,
): Promise<Prepared> {
  const pace = createPace();
  const [knowledge, index, places] = [createKnowledgeReader(), createIndexReader(), createReferenceReader()];
  for await (const pieces of batches) {
    for (const piece of pieces) {
      if (!knowledge.take(piece) && !index.take(piece) && !places.take(piece))
        throw new Error(`unknown piece ${piece.kind}`);
      // Waiting for nothing would cost more than most pieces.
      const due = pace();
      if (due) await due;
    }
  }
  return { kept: knowledge.finish(), index: index.finish(), places };
}

async function* toPieces(lines: AsyncIterable<string>): AsyncGenerator<KeptPiece[]> {
  for await (const line of lines) yield [toPiece(line)];
}
