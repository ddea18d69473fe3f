/** Where requests wait for each other: one is worked on in a turn of the event loop, and the network gets its own. */
export interface Line {
  /** How many wait. */
  readonly length: number;
  /** Resolves when it is the turn of whoever called. */
  turn(): Promise<void>;
  /** Resolves when the line opens, for what waits for nobody in it. */
  readonly opened: Promise<void>;
}

/**
 * A line in which who came first is first. An answer is some milliseconds of pure work: a hundred in one turn would
 * leave unread what arrives, and unsent what is done, until the last of them is made. `opened` never rejects: before
 * it nobody has a turn.
 */
export function createLine(opened: Promise<void> = Promise.resolve()): Line {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  opened.then(() => {
    isOpen = true;
    if (waiting.length > 0) setImmediate(next);
  });
  return {
    get length() {
      return waiting.length;
    },
    turn() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        if (isOpen && waiting.length === 1) setImmediate(next);
      });
    },
    opened,
  };
}
