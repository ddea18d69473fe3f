import { keep } from '../knowledge/cache.ts';
import { toKnowledgePieces } from '../knowledge/kept-knowledge.ts';
import { loadKnowledge, type Progress } from '../knowledge/load.ts';
import { type Piece, toLine } from '../knowledge/pieces.ts';
import { toIndexPieces } from './index-pieces.ts';
import { rootsOf } from './prepared-roots.ts';
import { toReferencePieces } from './references.ts';
import { buildIndex } from './search-index.ts';

/** Told how far the reading and the indexing are, and why the result could not be kept. */
export interface PrepareReports {
  readonly reading?: Progress;
  readonly indexing?: Progress;
  readonly note?: (what: string) => void;
}

/**
 * Reads, checks and indexes a knowledge folder: the pieces of a prepared library, as lines, which are kept in `file`.
 * Throws a KnowledgeError.
 */
export function prepare(
  folder: string,
  file: string | undefined,
  reports: PrepareReports = {},
): AsyncGenerator<string> {
  const lines = toLines(folder, reports);
  return file === undefined ? lines : keep(file, rootsOf(folder), lines, reports.note ?? (() => undefined));
}

async function* toLines(folder: string, { reading, indexing }: PrepareReports): AsyncGenerator<string> {
  const knowledge = await loadKnowledge(folder, reading);
  yield* each(toKnowledgePieces(knowledge));
  yield* each(toReferencePieces(knowledge));
  yield* each(toIndexPieces(await buildIndex(knowledge, indexing)));
}

function* each(pieces: Iterable<Piece>): Generator<string> {
  for (const piece of pieces) yield toLine(piece);
}
