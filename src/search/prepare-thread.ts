import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Fault, KnowledgeError } from '../knowledge/fault.ts';

/** What the thread says: a line, that there are no more, or what is wrong with the knowledge. */
export type Said = string | { readonly faults: readonly Fault[] | undefined };

/** What the thread is told. */
export interface Told {
  readonly folder: string;
  /** Where the lines are kept. */
  readonly file: string | undefined;
}

/** Lines on their way from the thread at a time. */
const MOST_WAITING = 4;

/** `prepare` in a thread of its own, so that a bot goes on answering meanwhile. */
export async function* prepareInThread(folder: string, file: string | undefined): AsyncGenerator<string> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), {
    workerData: { folder, file } satisfies Told,
    // The options of this process are not the thread's; its compiled code is kept too.
    execArgv: ['--import', new URL('../node-version.js', import.meta.url).href],
  });
  // All that wait are received in one turn of the event loop: no more may wait than a turn has time for.
  for (let i = 0; i < MOST_WAITING; i++) worker.postMessage('next');
  try {
    for await (const [said] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Said]>) {
      if (typeof said === 'string') {
        yield said;
        worker.postMessage('next');
      } else if (said.faults) throw new KnowledgeError(said.faults);
      else return;
    }
    throw new Error(`the thread that reads ${folder} ended too early`);
  } finally {
    await worker.terminate();
  }
}
