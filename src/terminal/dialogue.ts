import { createInterface } from 'node:readline';
import { type Streams, write } from './terminal.ts';

/** Questions to a person at a terminal. */
export interface Dialogue {
  /** One line; rejects with a LeftError when the person leaves with Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string>;
  close(): void;
}

/** Nobody answers any more. */
export class LeftError extends Error {
  override readonly name = 'LeftError';
}

/** Asks on standard output, hears on standard input; what is typed before it is asked for is an answer too. */
export function createDialogue({ stdin, stdout }: Streams, interruption: AbortSignal): Dialogue {
  // The terminal's own line editing: Ctrl-C then reaches the process as a signal, as everywhere else.
  const input = createInterface({ input: stdin, terminal: false });
  const lines: string[] = [];
  let hasLeft = interruption.aborted;
  let wake = () => {};
  const leave = () => {
    hasLeft = true;
    wake();
  };
  input.on('line', (line) => {
    lines.push(line);
    wake();
  });
  input.on('close', leave);
  interruption.addEventListener('abort', leave);
  return {
    async ask(question) {
      await write(stdout, question);
      while (lines.length === 0 && !hasLeft) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const line = interruption.aborted ? undefined : lines.shift();
      if (line !== undefined) return line;
      await write(stdout, '\n');
      throw new LeftError('nobody answers');
    },
    close() {
      interruption.removeEventListener('abort', leave);
      input.close();
    },
  };
}
