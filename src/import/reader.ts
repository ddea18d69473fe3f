import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { type Draft, FIELDS, ImportError } from './draft.ts';
import type { Source } from './read-source.ts';

/** What reading one source may cost. */
export interface ReaderLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes, above what the program had before. */
  readonly memory: number;
}

const LIMITS: ReaderLimits = { time: 30_000, memory: 1_000_000_000 };

/** How often memory is measured, in milliseconds. */
const WATCH = 50;

const answer = z.union([
  z.object({ problem: z.string() }),
  z.object({
    draft: z.object({
      blocks: z.array(z.object({ kind: z.enum(['heading', 'paragraph']), text: z.string() })),
      clues: z.array(
        z.object({
          field: z.enum(FIELDS),
          value: z.string(),
          where: z.string(),
          weak: z.literal(true).exactOptional(),
        }),
      ),
      dropped: z.array(z.string()),
      remarks: z.array(z.string()),
    }),
  }),
]);

/** Sources to drafts, one at a time. */
export interface Reader {
  /** Throws an ImportError, also for a source that takes too much time or memory. */
  read(source: Source): Promise<Draft>;
  close(): Promise<void>;
}

/**
 * Reads sources in a thread of its own that outlives each: one that hangs or grows without end in there, a crafted
 * PDF for example, is ended with its thread, and the next source gets a new one.
 */
export function createReader(limits: ReaderLimits = LIMITS): Reader {
  let thread: Worker | undefined;
  const start = () =>
    new Worker(new URL('./reader-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 1e6) },
      // What a library prints about a broken file is told in other words.
      stdout: true,
      stderr: true,
    });
  return {
    async read(source) {
      thread ??= start();
      try {
        return await ask(thread, source, limits);
      } catch (error) {
        if (error instanceof ThreadEnded) {
          // A thread that is busy may take its time to end; nothing waits for it.
          void thread.terminate();
          thread = undefined;
          throw new ImportError(error.message);
        }
        throw error;
      }
    },
    async close() {
      await thread?.terminate();
      thread = undefined;
    },
  };
}

class ThreadEnded extends Error {}

function ask(thread: Worker, source: Source, limits: ReaderLimits): Promise<Draft> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const end = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      thread.off('message', hear).off('error', fail);
      settle();
    };
    const stop = (reason: string) => end(() => reject(new ThreadEnded(reason)));
    const timer = setTimeout(stop, limits.time, `reading it takes longer than ${limits.time / 1000} s`);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.memory) {
        stop(`reading it takes more than ${limits.memory / 1e6} MB of memory`);
      }
    }, WATCH);
    const hear = (message: unknown) =>
      end(() => {
        const heard = answer.parse(message);
        if ('draft' in heard) resolve(heard.draft);
        else reject(new ImportError(heard.problem));
      });
    const fail = (error: Error) =>
      stop(
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `reading it takes more than ${limits.memory / 1e6} MB of memory`
          : `reading it failed: ${error.message}`,
      );
    thread.on('message', hear).on('error', fail);
    thread.postMessage(source);
  });
}
