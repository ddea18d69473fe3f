import type { FSWatcher } from 'chokidar';

/** What a watch needs from outside. */
export interface WatchOptions<T> {
  readonly folder: string;
  /** Builds a whole new value, or throws and leaves the old one where it is. */
  readonly load: () => Promise<T>;
  /** Called with each new value, whole: swap it in one assignment. */
  readonly loaded: (value: T) => void;
  /** Called when a load failed, with what it threw; the value before stays in use. */
  readonly failed: (error: unknown) => void;
  /** False where the folder is not what it was when the value in use was loaded. */
  readonly isCurrent: () => Promise<boolean>;
  /** Sends SIGHUP when the operator asks for a reload; the process itself, in the bot. */
  readonly signals: NodeJS.EventEmitter;
}

/** A running watch. */
export interface Watch {
  /** Watches the files too; resolves when it watches every one, and loads what has changed until then. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

/** Saving several files, or one in several steps, is one change: quiet for so long ends it, in milliseconds. */
const QUIET = 200;

/**
 * Loads again whenever SIGHUP arrives or, once they are followed, a file below the folder changes; never two loads at a
 * time.
 */
export function watchKnowledge<T>(options: WatchOptions<T>): Watch {
  const { folder, load, loaded, failed, isCurrent, signals } = options;
  let watcher: FSWatcher | undefined;
  let closed = false;
  let asked = false;
  let running: Promise<void> | undefined;

  const run = async () => {
    while (asked && !closed) {
      asked = false;
      try {
        const value = await load();
        // A change that came meanwhile makes this value old before it was used.
        if (!closed && !asked) loaded(value);
      } catch (error) {
        if (!closed && !asked) failed(error);
      }
    }
    running = undefined;
  };
  const reload = () => {
    asked = true;
    running ??= run();
  };

  signals.on('SIGHUP', reload);
  return {
    async follow() {
      // Loaded where it is used: whoever starts has more urgent things to do.
      const { watch } = await import('chokidar');
      if (closed) return;
      const files = watch(folder, {
        ignoreInitial: true,
        ignored: (file) => /(?:^|[\\/])\.[^\\/]+$/.test(file.slice(folder.length)),
        awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: QUIET / 4 },
      });
      watcher = files;
      files.on('all', reload).on('error', failed);
      await new Promise<void>((resolve) => files.once('ready', () => resolve()));
      if (!(await isCurrent())) reload();
    },
    async close() {
      closed = true;
      signals.off('SIGHUP', reload);
      await watcher?.close();
      await running;
    },
  };
}
