import { loadConfig } from './config.ts';
import { createInterruption } from './terminal/interruption.ts';
import { runTerminal } from './terminal/run.ts';
import { isPublicAddress } from './web/public-address.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await runTerminal(process.argv.slice(2), {
  streams: process,
  config: () => loadConfig(),
  now: () => performance.now(),
  today: new Date().toISOString().slice(0, 10),
  mayConnect: isPublicAddress,
  interruption: () => createInterruption(process),
});
