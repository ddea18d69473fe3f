import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Day } from '../calendar/date.ts';
import type { Confidence } from '../search/confidence.ts';
import { type Entry, withoutIdentity } from './entry.ts';

/** Where questions without a sure answer go. */
export interface UnansweredLog {
  /** Keeps a question that had no sure answer; never throws. */
  keep(question: string, confidence: Confidence, day: Day): void;
  /** Resolves when what was kept is written. */
  close(): Promise<void>;
}

/** What the log works with. */
export interface UnansweredOptions {
  /** JSON Lines; several processes of one machine may write it. */
  readonly file: string;
  /** Hears that the file cannot be written, once until it can again. */
  readonly onError: (error: unknown) => void;
}

/** The file cannot be written; the message says why. */
export class UnansweredLogError extends Error {
  override readonly name = 'UnansweredLogError';
}

/** Bytes; some hundred thousand questions. One older file is kept beside it: `FILE.1`. */
const LARGEST = 10 * 1024 * 1024;
/** Lines waiting for a disk that hangs; more are dropped. */
const MOST_WAITING = 1000;

/** Opens the log; throws an UnansweredLogError where it cannot be written. */
export async function openUnansweredLog({ file, onError }: UnansweredOptions): Promise<UnansweredLog> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await write(file, '');
  } catch (error) {
    throw new UnansweredLogError(`UNANSWERED_LOG: ${file} cannot be written: ${String(error)}`);
  }
  let writing: Promise<void> = Promise.resolve();
  let waiting = 0;
  let isBroken = false;

  const append = async (line: string) => {
    try {
      await rotate(file);
      await write(file, line);
      isBroken = false;
    } catch (error) {
      if (!isBroken) onError(error);
      isBroken = true;
    } finally {
      waiting -= 1;
    }
  };

  return {
    keep(asked, confidence, day) {
      const question = withoutIdentity(asked);
      if (confidence === 'found' || question === '' || waiting >= MOST_WAITING) return;
      const entry: Entry = { question, day, confidence };
      waiting += 1;
      writing = writing.then(() => append(`${JSON.stringify(entry)}\n`));
    },
    close: () => writing,
  };
}

/** One write a line, at the end of the file: lines of several processes do not mix. Nobody else may read what people ask. */
function write(file: string, line: string): Promise<void> {
  return appendFile(file, line, { mode: 0o600 });
}

async function rotate(file: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size < LARGEST) return;
  // Another process may have been first.
  await rename(file, `${file}.1`).catch(() => undefined);
}
