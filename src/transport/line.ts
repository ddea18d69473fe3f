/** Where requests wait for each other: one is worked on at a time, and between two of them the network gets its turns. */
export interface Line {
  /** How many wait. */
  readonly length: number;
  /** Resolves when it is the turn of whoever called. */
  turn(): Promise<void>;
  /** Resolves when the line opens, for what waits for nobody in it. */
  readonly opened: Promise<void>;
}

/**
 * So many turns of the event loop in which nobody joins mean that nobody is on the way: Node accepts a single connection
 * in a turn, reads its request in the next, and turns with nothing in them are over in microseconds.
 */
const QUIET = 3;
/** After so many turns one request is worked on, whoever is still coming. */
const LONGEST_WELCOME = 32;

/**
 * A line in which who came first is first. An answer is some milliseconds of pure work: a hundred in one turn would
 * leave unread what arrives, and unsent what is done, until the last of them is made; and one in every turn would let in
 * no more new connections than answers are made. So all who are on the way join before the next is worked on.
 * `opened` never rejects: before it nobody has a turn.
 */
export function createLine(opened: Promise<void> = Promise.resolve()): Line {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  let quiet = 0;
  let welcome = 0;
  const next = () => {
    quiet += 1;
    welcome += 1;
    if (quiet > QUIET || welcome > LONGEST_WELCOME) {
      quiet = 0;
      welcome = 0;
      waiting.shift()?.();
    }
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
        quiet = 0;
        waiting.push(resolve);
        if (isOpen && waiting.length === 1) setImmediate(next);
      });
    },
    opened,
  };
}
