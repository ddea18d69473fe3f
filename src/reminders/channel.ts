import type { Reply } from '../reply.ts';

/** A post on its way to a channel. */
export interface Outgoing {
  readonly channel: string;
  readonly reply: Reply;
  /** The one role that it pings. */
  readonly role: string | null;
  /** Enforced: the same one within minutes is the same message. */
  readonly nonce: string;
  /** Milliseconds until the request is given up. */
  readonly timeout: number;
}

/** How a send ended. */
export type Sent =
  | { readonly kind: 'sent'; readonly message: string }
  /** It did not reach the channel. `retryAfter`: milliseconds that Discord asks for; `isGlobal`: of every send. */
  | {
      readonly kind: 'unsent';
      readonly error: string;
      readonly retryAfter?: number;
      readonly isGlobal?: boolean;
    }
  /** It may have reached the channel: the answer was lost, or was an error of Discord's own. */
  | { readonly kind: 'uncertain'; readonly error: string }
  /** The bot may not post there. */
  | { readonly kind: 'blocked'; readonly error: string }
  /** The channel or its server is not known. */
  | { readonly kind: 'gone'; readonly error: string }
  /** Discord takes no such message: a fault of ours. */
  | { readonly kind: 'refused'; readonly error: string };

/** What a channel's history says of a post. */
export type Found =
  | { readonly kind: 'found'; readonly message: string }
  | { readonly kind: 'absent' }
  /** The bot may not read it. */
  | { readonly kind: 'unreadable' }
  /** Nobody could tell just now. */
  | { readonly kind: 'failed'; readonly error: string };

/** The side of Discord that reminders need. */
export interface ReminderChannel {
  /** Never throws. */
  send(post: Outgoing): Promise<Sent>;
  /** Looks for our own message that carries the nonce in a custom id, not older than `since` (milliseconds since 1970). Never throws. */
  find(channel: string, nonce: string, since: number): Promise<Found>;
  /** Whether the channel is there; undefined where nobody could tell. */
  exists(channel: string): Promise<boolean | undefined>;
}
