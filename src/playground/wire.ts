import { createListeners, type Listeners } from './listeners.ts';

/** One request of the bot's and the answer to it; tokens of interactions are left out of the path. */
export interface WireEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds until the answer. */
  readonly took: number;
  readonly method: string;
  readonly path: string;
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
  /** The messages and the interaction that it was about. */
  readonly messageIds: readonly string[];
  readonly interactionId: string | undefined;
}

/** What went over the wire, oldest first; the last two thousand requests are kept. */
export interface Wire {
  readonly added: Listeners<WireEntry>;
  entries(): readonly WireEntry[];
  of(messageId: string): WireEntry[];
  add(entry: WireEntry): void;
}

const kept = 2000;

export function createWire(): Wire {
  const added = createListeners<WireEntry>();
  let entries: WireEntry[] = [];
  return {
    added,
    entries: () => entries,
    of(messageId) {
      const own = entries.filter((entry) => entry.messageIds.includes(messageId));
      const interactions = new Set(own.flatMap((entry) => entry.interactionId ?? []));
      return entries.filter(
        (entry) =>
          own.includes(entry) || (entry.interactionId !== undefined && interactions.has(entry.interactionId)),
      );
    },
    add(entry) {
      entries = [...entries.slice(-(kept - 1)), entry];
      added.emit(entry);
    },
  };
}
