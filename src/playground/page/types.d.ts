/** What the page's server and the bot send; only what the page looks at. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

export interface ChannelView {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly isDirect: boolean;
}

export interface PageState {
  readonly guild: { readonly id: string; readonly name: string };
  readonly bot: Person & { readonly isOnline: boolean };
  readonly viewer: Person;
  readonly viewers: readonly Person[];
  readonly people: readonly Person[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly ChannelView[];
  readonly clock: { readonly now: number; readonly ahead: number };
}

/** Discord's own shapes, loosely: `type` says which of the fields are there. */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly content?: string;
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
  readonly divider?: boolean;
  readonly spacing?: number;
  readonly style?: number;
  readonly label?: string;
  readonly description?: string;
  readonly emoji?: { readonly name?: string };
  readonly url?: string;
  readonly disabled?: boolean;
  readonly options?: readonly SelectOption[];
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly channel_types?: readonly number[];
  readonly default_values?: readonly { readonly id: string }[];
  readonly items?: readonly MediaItem[];
  readonly media?: { readonly url: string };
  readonly file?: { readonly url: string };
  readonly value?: string;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
}

export interface MediaItem {
  readonly media: { readonly url: string };
  readonly description?: string;
  readonly spoiler?: boolean;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly emoji?: { readonly name?: string };
  readonly default?: boolean;
}

export interface Embed {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color?: number;
  readonly author?: { readonly name: string; readonly url?: string };
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[];
  readonly image?: { readonly url: string };
  readonly thumbnail?: { readonly url: string };
  readonly footer?: { readonly text: string };
  readonly timestamp?: string;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly content_type?: string;
  readonly description?: string;
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly type: number;
  readonly author: { readonly id: string; readonly global_name: string; readonly bot: boolean };
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly attachments: readonly Attachment[];
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly interaction_metadata?: {
    readonly name?: string;
    readonly user: { readonly id: string; readonly global_name: string };
  };
}

export interface Choice {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
  readonly options?: readonly CommandOption[];
  readonly channel_types?: readonly number[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
}

export interface Command extends Omit<CommandOption, 'type'> {
  readonly id: string;
  readonly type: number;
}

/** A modal as it opened. */
export interface Modal {
  readonly modalId: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** What parts of the page need of the whole. */
export interface App {
  readonly text: (
    key: import('./texts-en.js').TextKey,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
  readonly locale: string;
  readonly state: PageState;
  /** Milliseconds since 1970 by the clock that the bot lives by. */
  now(): number;
  /** Does something in the open channel; a modal that it opens is shown. */
  act<T>(kind: string, body: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<T>;
  /** The words for an error. */
  explain(error: unknown): string;
  /** Runs a command by what a `</name:id>` mention says. */
  startCommand(name: string): void;
  /** A command's path in the viewer's language. */
  shownCommand(path: string): string;
}

export interface MessageChange {
  readonly kind: 'created' | 'edited' | 'deleted';
  readonly message: Message;
}

/** What a viewer's live stream tells. */
export interface Handlers {
  readonly message: (change: MessageChange) => void;
  readonly commands: (nothing: object) => void;
  readonly bot: (bot: { readonly isOnline: boolean }) => void;
  readonly clock: (clock: PageState['clock']) => void;
  readonly open: (nothing: object) => void;
  readonly error: (nothing: object) => void;
}

/** The first answer to something that the viewer did. */
export interface Answered {
  readonly took: number;
  readonly modal: Modal | null;
}

export interface WireEntry {
  readonly took: number;
  readonly method: string;
  readonly path: string;
  readonly request: unknown;
  readonly status: number;
  readonly response: unknown;
}
