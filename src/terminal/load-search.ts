import { debuglog } from 'node:util';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createPace } from '../pace.ts';
import { loadPrepared, type Prepared } from '../search/load-prepared.ts';
import { openSearch, type Search } from '../search/search.ts';
import { createProgress } from './progress.ts';
import type { TerminalContext } from './terminal.ts';

/** The knowledge of a folder, to be searched. */
export async function loadSearch(folder: string, context: TerminalContext): Promise<Search> {
  const { kept, index } = await loadLibrary(folder, context);
  return openSearch(kept, index);
}

/** All that a folder's files say, as one value. */
export async function loadWhole(folder: string, context: TerminalContext): Promise<Knowledge> {
  return (await loadLibrary(folder, context)).kept.whole(createPace());
}

/** The knowledge of a folder and its index, with a progress bar where that takes long. */
export async function loadLibrary(folder: string, context: TerminalContext): Promise<Prepared> {
  const { streams, now, cache } = context;
  const debug = debuglog('rapport');
  const note = (what: string) => debug('%s', what);
  const reading = createProgress('Reading', streams, now);
  const indexing = createProgress('Indexing', streams, now);
  const prepared = await loadPrepared({
    folder,
    cache,
    note,
    // Reading and checking need libraries that an answer does not.
    async *prepare(folder, file) {
      const { prepare } = await import('../search/prepare.ts');
      yield* prepare(folder, file, {
        reading: reading.report,
        indexing(done, total) {
          reading.stop();
          indexing.report(done, total);
        },
        note,
      });
    },
  });
  reading.stop();
  indexing.stop();
  return prepared;
}
