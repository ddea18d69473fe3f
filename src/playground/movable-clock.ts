import { type Clock, systemClock } from './clock.ts';
import { createListeners, type Listeners } from './listeners.ts';

/** A clock that a person can set; what waits with `after` (deadlines, heartbeats) stays on real time. */
export interface MovableClock extends Clock {
  /** Tells the new time, in milliseconds since 1970, whenever somebody has moved the hands. */
  readonly moved: Listeners<number>;
  /** Milliseconds that the clock is ahead of the real time. */
  readonly ahead: number;
  moveTo(time: number): void;
  moveToNow(): void;
}

export function createMovableClock(real: Clock = systemClock): MovableClock {
  const moved = createListeners<number>();
  let ahead = 0;

  function move(by: number): void {
    ahead = by;
    moved.emit(real.now() + ahead);
  }

  return {
    moved,
    get ahead() {
      return ahead;
    },
    now: () => real.now() + ahead,
    after: real.after,
    moveTo: (time) => move(time - real.now()),
    moveToNow: () => move(0),
  };
}
