import { parentPort, workerData } from 'node:worker_threads';
import { KnowledgeError } from '../knowledge/fault.ts';
import { prepare } from './prepare.ts';
import type { Said, Told } from './prepare-thread.ts';

// The thread's own program; `prepareInThread` starts it, asks it for line after line and reads what it says.
const { folder, file }: Told = workerData;
const say = (said: Said) => parentPort?.postMessage(said);
try {
  let asked = 0;
  let wake = () => {};
  parentPort?.on('message', () => {
    asked++;
    wake();
  });
  for await (const line of prepare(folder, file)) {
    while (asked === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    asked--;
    say(line);
  }
  say({ faults: undefined });
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  say({ faults: error.faults });
}
