import { createInterface } from 'node:readline/promises';
import type { Streams } from './terminal.ts';

/** Questions to a person at a terminal. */
export interface Dialogue {
  /** One line; rejects with an AbortError when the person leaves with Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string>;
  close(): void;
}

/** Asks on standard output, hears on standard input. */
export function createDialogue({ stdin, stdout }: Streams, interruption: AbortSignal): Dialogue {
  // The terminal's own line editing: Ctrl-C then reaches the process as a signal, as everywhere else.
  const lines = createInterface({ input: stdin, output: stdout, terminal: false });
  const left = new AbortController();
  lines.once('close', () => left.abort());
  return {
    ask: (question) => lines.question(question, { signal: AbortSignal.any([interruption, left.signal]) }),
    close: () => lines.close(),
  };
}
