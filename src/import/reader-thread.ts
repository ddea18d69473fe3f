import { parentPort } from 'node:worker_threads';
import { ImportError } from './draft.ts';
import { readSource, type Source } from './read-source.ts';

// Beside the program: whatever a source does to its reader, the program can end this thread.
parentPort?.on('message', async (source: Source) => {
  try {
    parentPort?.postMessage({ draft: await readSource(source) });
  } catch (error) {
    const known = error instanceof ImportError;
    const reason = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ problem: known ? reason : `its ${source.kind} cannot be read: ${reason}` });
  }
});
