import type { Readable, Writable } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Day } from '../calendar/date.ts';
import type { Config } from '../environment.ts';
import type { AddressRule } from '../web/public-address.ts';

/** The streams of a terminal command: a process's own, or a test's. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Everything that a terminal command takes from outside. */
export interface TerminalContext {
  readonly streams: Streams;
  readonly config: () => Promise<Config>;
  /** Of the environment, for commands that need nothing else of it. */
  readonly knowledgeDir: () => Promise<string>;
  /** Where prepared knowledge is kept. */
  readonly cache: string;
  /** Milliseconds from some fixed moment. */
  readonly now: () => number;
  readonly today: Day;
  /** Which addresses a command may connect to when it reads the web. */
  readonly mayConnect: () => Promise<AddressRule>;
  /** From the first call on, Ctrl-C no longer ends the process but aborts this signal. */
  readonly interruption: () => AbortSignal;
}

type Format = Parameters<typeof styleText>[0];

/** How text is set for whoever reads it: styled and wrapped on a terminal, plain in a pipe. */
export interface Typesetter {
  style(format: Format, text: string): string;
  /** Wraps to the terminal's width, each line indented by so many spaces. */
  wrap(text: string, indent: number): string;
}

/** Text wider than this tires the eye, however wide the window. */
const WIDEST = 100;

/** A typesetter for a stream. */
export async function createTypesetter(stream: Streams['stdout']): Promise<Typesetter> {
  if (stream.isTTY !== true)
    return { style: (_format, text) => text, wrap: (text, indent) => ' '.repeat(indent) + text };
  const { default: wrapAnsi } = await import('wrap-ansi');
  const width = Math.max(20, Math.min(stream.columns ?? 80, WIDEST));
  return {
    style: (format, text) => styleText(format, text, { stream }),
    wrap: (text, indent) => wrapAnsi(text, width - indent).replace(/^/gm, ' '.repeat(indent)),
  };
}

/** Text from a file made safe to print: no escape sequences, no control characters, on one line. */
export function toPrintable(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}+/gu, ' ');
}

/** Writes and waits until the reader has room for more. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
