import type { SingleBar } from 'cli-progress';
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
    stop() {
      stopped = true;
      bar?.stop();
    },
  };
}
