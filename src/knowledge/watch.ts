import { watch } from 'chokidar';

/** What a watch needs from outside. */
export interface WatchOptions<T> {
  readonly folder: string;
  /** Builds a whole new value, or throws and leaves the old one where it is. */
  readonly load: () => Promise<T>;
  /** Called with each new value, whole: swap it in one assignment. */
  readonly loaded: (value: T) => void;
  /** Called when a load failed, with what it threw; the value before stays in use. */
  readonly failed: (error: unknown) => void;
  /** Sends SIGHUP when the operator asks for a reload; the process itself, in the bot. */
  readonly signals: NodeJS.EventEmitter;
}

/** A running watch. */
export interface Watch {
  /** Resolves when every file is being watched. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Saving several files, or one in several steps, is one change: quiet for so long ends it, in milliseconds. */
const QUIET = 200;

/** Loads again whenever a file below the folder changes or SIGHUP arrives; never two loads at a time. */
export function watchKnowledge<T>({ folder, load, loaded, failed, signals }: WatchOptions<T>): Watch {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (file) => /(?:^|[\\/])\.[^\\/]+$/.test(file.slice(folder.length)),
    awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: QUIET / 4 },
  });
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

  watcher.on('all', reload).on('error', failed);
  signals.on('SIGHUP', reload);
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve())),
    async close() {
      closed = true;
      signals.off('SIGHUP', reload);
      await watcher.close();
      await running;
    },
  };
}
