import { SingleBar } from 'cli-progress';
import type { Streams } from './terminal.ts';

/** A step of work that tells how far it is. */
export type Report = (done: number, total: number) => void;

/** Work shorter than this needs no bar, in milliseconds. */
const PATIENCE = 400;

/** A bar on standard error that shows only on a terminal and only once the work takes noticeably long. */
export function createProgress(
  label: string,
  { stderr }: Streams,
  now: () => number,
): { report: Report; stop(): void } {
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
    stop: () => bar?.stop(),
  };
}
