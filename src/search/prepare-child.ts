import { once } from 'node:events';
import { type Fault, KnowledgeError } from '../knowledge/fault.ts';
import { prepare } from './prepare.ts';
import { ENDED } from './prepare-apart.ts';

// The program of the process that `prepareApart` starts: prints line after line, as fast as they are read.
const [folder = '', file] = process.argv.slice(2);
const end = (faults: readonly Fault[] | null) => process.stdout.write(`${ENDED} ${JSON.stringify(faults)}\n`);
// Whoever asked has gone.
process.stdout.on('error', () => process.exit(1));
try {
  for await (const line of prepare(folder, file)) {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
  end(null);
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error;
  end(error.faults);
}
