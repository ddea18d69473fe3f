/** Where requests wait for each other: one is worked on in a turn of the event loop, and the network gets its own. */
export interface Line {
  /** How many wait. */
  readonly length: number;
  /** Resolves when it is the turn of whoever called. */
  turn(): Promise<void>;
}

/**
 * A line in which who came first is first. An answer is some milliseconds of pure work: a hundred in one turn would
 * leave unread what arrives, and unsent what is done, until the last of them is made.
 */
export function createLine(): Line {
  const waiting: (() => void)[] = [];
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return {
    get length() {
      return waiting.length;
    },
    turn() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(next);
      });
    },
  };
}
