import { setImmediate as nextTurn } from 'node:timers/promises';

/** Called between two steps of long work: a promise to wait for where the event loop is due a turn. */
export type Pace = () => Promise<void> | undefined;

/** Long work holds the event loop for so long at most, in milliseconds, plus one step. */
const LONGEST_HOLD = 8;

/** A pace for one piece of long work, so that whatever else a process does goes on meanwhile. */
export function createPace(now: () => number = () => performance.now()): Pace {
  let began = now();
  return () => {
    if (now() - began < LONGEST_HOLD) return undefined;
    return nextTurn().then(() => {
      began = now();
    });
  };
}
