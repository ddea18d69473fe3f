import { loadConfig, loadKnowledgeDir } from './config.ts';
import { CACHE } from './search/load-prepared.ts';
import { createInterruption } from './terminal/interruption.ts';
import { runTerminal } from './terminal/run.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await runTerminal(process.argv.slice(2), {
  streams: process,
  config: () => loadConfig(),
  knowledgeDir: () => loadKnowledgeDir(),
  cache: CACHE,
  now: () => performance.now(),
  today: new Date().toISOString().slice(0, 10),
  mayConnect: async () => (await import('./web/public-address.ts')).isPublicAddress,
  interruption: () => createInterruption(process),
});
