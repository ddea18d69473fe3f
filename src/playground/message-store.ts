import type { Clock } from './clock.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { MessageChange, StoredMessage } from './message.ts';
import { compareSnowflakes } from './snowflake.ts';

/** How to page through a channel's history (docs: resources/message#get-channel-messages). */
export interface HistoryQuery {
  readonly limit: number;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly around?: string | undefined;
}

export interface MessageStore {
  readonly changes: Listeners<MessageChange>;
  put(stored: StoredMessage): void;
  remove(id: string): void;
  find(id: string): StoredMessage | undefined;
  /** Newest first; ephemeral messages are nobody's history. */
  history(channelId: string, query: HistoryQuery): StoredMessage[];
  /** Everything in a channel that this user sees, oldest first. */
  seenBy(userId: string, channelId: string): StoredMessage[];
  /** The message that this author lately sent with this nonce. */
  findByNonce(authorId: string, nonce: string): StoredMessage | undefined;
  rememberNonce(authorId: string, nonce: string, messageId: string): void;
}

export function createMessageStore(clock: Clock, nonceWindow: number): MessageStore {
  const messages = new Map<string, StoredMessage>();
  const nonces = new Map<string, { readonly messageId: string; readonly until: number }>();
  const changes = createListeners<MessageChange>();

  const inChannel = (channelId: string) =>
    [...messages.values()].filter((stored) => stored.message.channel_id === channelId);

  return {
    changes,
    put(stored) {
      const kind = messages.has(stored.message.id) ? 'edited' : 'created';
      messages.set(stored.message.id, stored);
      changes.emit({ kind, stored });
    },
    remove(id) {
      const stored = messages.get(id);
      if (stored === undefined) return;
      messages.delete(id);
      changes.emit({ kind: 'deleted', stored });
    },
    find: (id) => messages.get(id),
    history(channelId, { limit, before, after, around }) {
      const all = inChannel(channelId).filter((stored) => stored.onlyFor === undefined);
      const newestFirst = all.toSorted((a, b) => compareSnowflakes(b.message.id, a.message.id));
      const isOlder = (id: string, than: string) => compareSnowflakes(id, than) < 0;
      if (around !== undefined) {
        const older = newestFirst.filter((stored) => !isOlder(around, stored.message.id));
        const newer = newestFirst.filter((stored) => isOlder(around, stored.message.id));
        const half = Math.floor(limit / 2);
        return [...newer.slice(-half), ...older.slice(0, limit - half)];
      }
      if (after !== undefined) {
        return newestFirst.filter((stored) => isOlder(after, stored.message.id)).slice(-limit);
      }
      return newestFirst
        .filter((stored) => before === undefined || isOlder(stored.message.id, before))
        .slice(0, limit);
    },
    seenBy: (userId, channelId) =>
      inChannel(channelId).filter((stored) => stored.onlyFor === undefined || stored.onlyFor === userId),
    findByNonce(authorId, nonce) {
      const known = nonces.get(`${authorId} ${nonce}`);
      return known !== undefined && clock.now() < known.until ? messages.get(known.messageId) : undefined;
    },
    rememberNonce(authorId, nonce, messageId) {
      nonces.set(`${authorId} ${nonce}`, { messageId, until: clock.now() + nonceWindow });
    },
  };
}
