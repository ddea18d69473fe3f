import type { SingleBar } from 'cli-progress';
import { type Streams, write } from './terminal.ts';

/** A step of work that tells how far it is. */
export type Report = (done: number, total: number) => void;

/** Work shorter than this needs no bar, in milliseconds. */
const PATIENCE = 400;

/** A bar on standard error. */
export interface Progress {
  readonly report: Report;
  /** Writes to a stream above the bar, which else would stand in the text. */
  above(stream: Streams['stdout'], text: string): Promise<void>;
  stop(): void;
}

/** A bar on standard error that shows only on a terminal and only once the work takes noticeably long. */
export function createProgress(label: string, { stderr }: Streams, now: () => number): Progress {
  let began: number | undefined;
  let bar: SingleBar | undefined;
  let [reached, asked, stopped] = [0, false, false];

  // Most work is done before a bar would show, and then its library need not be loaded.
  const show = async (total: number) => {
    const { SingleBar } = await import('cli-progress');
    if (stopped) return;
    bar = new SingleBar({
      stream: stderr as NodeJS.WritableStream,
      format: `${label} {bar} {percentage}% ({value}/{total}, {eta_formatted} left)`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(total, reached);
  };
  return {
    report(done, total) {
      if (!stderr.isTTY || stopped) return;
      began ??= now();
      reached = done;
      if (!asked && now() - began > PATIENCE && done < total) {
        asked = true;
        void show(total);
      }
      bar?.update(done);
    },
    async above(stream, text) {
      // To the line's beginning, and away with what stands there; the bar draws itself anew.
      if (bar?.isActive) await write(stderr, '\r\u001B[2K');
      await write(stream, text);
    },
    stop() {
      stopped = true;
      bar?.stop();
    },
  };
}
