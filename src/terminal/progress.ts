import { SingleBar } from 'cli-progress';
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
  const began = now();
  let bar: SingleBar | undefined;
  return {
    report(done, total) {
      if (!stderr.isTTY) return;
      if (!bar && now() - began > PATIENCE && done < total) {
        bar = new SingleBar({
          stream: stderr as NodeJS.WritableStream,
          format: `${label} {bar} {percentage}% ({value}/{total}, {eta_formatted} left)`,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 30,
          clearOnComplete: true,
          hideCursor: true,
        });
        bar.start(total, done);
      }
      bar?.update(done);
    },
    async above(stream, text) {
      // To the line's beginning, and away with what stands there; the bar draws itself anew.
      if (bar?.isActive) await write(stderr, '\r\u001B[2K');
      await write(stream, text);
    },
    stop: () => bar?.stop(),
  };
}
