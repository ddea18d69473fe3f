import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** `npm start` as an operator does it, in a process of its own that ends with the test, and all that it prints. */
export function startProcess(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', './src/node-version.js', 'src/main.ts'], {
    env: { PATH: process.env.PATH, DATABASE_URL: 'sqlite::memory:', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += String(chunk);
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;

  /** Resolves once these words are printed; rejects where the process ends without them. */
  const says = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!printed.includes(words)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`it ended and never said "${words}":\n${printed}`)));
    });

  return {
    child,
    ended,
    says,
    printed: () => printed,
    /** Asks it to leave; its exit code, or none where it is still there ten seconds later. */
    async leave(): Promise<number | null> {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      const [code] = await ended;
      clearTimeout(patience);
      return code;
    },
  };
}
