import type { JsonObject } from './json.ts';

/** A message as Discord gives it out; an edit makes a new value. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly type: number;
  readonly author: JsonObject;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly mention_everyone: boolean;
  readonly mentions: readonly JsonObject[];
  readonly mention_roles: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly pinned: boolean;
  readonly flags: number;
  readonly application_id?: string;
  readonly webhook_id?: string;
  readonly interaction_metadata?: JsonObject;
  readonly message_reference?: JsonObject;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type: string;
  readonly description?: string;
  readonly ephemeral?: boolean;
}

/** A file that came with a request. */
export interface Upload {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What the stand-in keeps beside the message that it gives out. */
export interface StoredMessage {
  readonly message: Message;
  /** The one user who sees an ephemeral message; undefined when everyone in the channel does. */
  readonly onlyFor: string | undefined;
  /** Also the files that an embed shows: Discord leaves those out of `attachments`. */
  readonly files: readonly Attachment[];
}

export type MessageChange =
  | { readonly kind: 'created' | 'edited'; readonly stored: StoredMessage }
  | { readonly kind: 'deleted'; readonly stored: StoredMessage };
