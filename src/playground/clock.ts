/** What the stand-in knows of time: every deadline (3 seconds, 15 minutes, nonces) is measured with it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once after `milliseconds`; the returned function cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands still until it is told to move: fifteen minutes pass in no time. */
export interface ManualClock extends Clock {
  /** Moves on by `milliseconds` and runs what fell due, in order. */
  advance(milliseconds: number): void;
}

export function createManualClock(start: number): ManualClock {
  let time = start;
  let timers: { readonly at: number; readonly run: () => void }[] = [];

  return {
    now: () => time,
    after(milliseconds, run) {
      const timer = { at: time + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      const end = time + milliseconds;
      for (let next = earliest(); next !== undefined && next.at <= end; next = earliest()) {
        const due = next;
        timers = timers.filter((other) => other !== due);
        time = due.at;
        due.run();
      }
      time = end;
    },
  };

  function earliest() {
    return timers.toSorted((a, b) => a.at - b.at)[0];
  }
}
