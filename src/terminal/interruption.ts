/** The code with which a program ends that Ctrl-C stopped. */
export const INTERRUPTED = 130;

/** npm and the terminal both pass one Ctrl-C on: only one that comes later than this, in milliseconds, is another. */
const ANOTHER = 1000;

/** Aborts at the first Ctrl-C, so that work ends where it is whole; the second one ends the process at once. */
export function createInterruption(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  process.on('SIGINT', () => {
    first ??= performance.now();
    if (controller.signal.aborted && performance.now() - first > ANOTHER) process.exit(INTERRUPTED);
    controller.abort();
  });
  return controller.signal;
}
