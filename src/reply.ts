/** Text with emphasis: plain strings are shown as they stand, whatever Markdown or mentions they hold. */
export type Inline =
  | string
  | { readonly bold: readonly Inline[] }
  | { readonly link: string; readonly text: string }
  /** A channel by its id, as Discord names it to the reader. */
  | { readonly channel: string }
  /** Likewise a role; naming it pings nobody. */
  | { readonly role: string }
  /** Milliseconds since 1970, shown in the reader's own time. */
  | { readonly moment: number };

/** A button; `id` from `toCustomId`, or an address that it opens. */
export interface Button {
  readonly label: string;
  readonly id?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly disabled?: boolean;
}

/** One piece of a reply, from top to bottom. */
export type Block =
  | {
      readonly kind: 'text';
      readonly style?: 'heading' | 'quote' | 'small';
      readonly text: readonly Inline[];
      /** Comes back with a press, so that the text can be found again. */
      readonly id?: number;
    }
  /** A text with a button at its side. */
  | { readonly kind: 'section'; readonly texts: readonly TextBlock[]; readonly button: Button }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly id: string;
      readonly placeholder: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'image'; readonly name: string; readonly alt: string; readonly data: Uint8Array }
  | { readonly kind: 'file'; readonly name: string; readonly data: Uint8Array };

export type TextBlock = Extract<Block, { kind: 'text' }>;

/** Something to choose: what is shown and what comes back. */
export interface Choice {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
}

/** What a command has to say, as plain data; the transport makes it fit and renders it. */
export interface Reply {
  /** Only the asker sees it. */
  readonly private?: boolean;
  /** Of the bar at its side. */
  readonly tone?: 'neutral' | 'celebratory' | 'solemn' | 'warning';
  readonly blocks: readonly Block[];
}

/** A form with one field of free text. */
export interface Form {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly maxLength: number;
}

/** What comes of a button, a menu or a form: a message of its own, the same message anew, a form, or its end. */
export type PressReply =
  | { readonly kind: 'new'; readonly reply: Reply }
  | { readonly kind: 'update'; readonly reply: Reply }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'remove' };

/** A text block. */
export function text(...content: readonly Inline[]): TextBlock {
  return { kind: 'text', text: content };
}

/** A heading. */
export function heading(...content: readonly Inline[]): TextBlock {
  return { kind: 'text', style: 'heading', text: content };
}

/** Small print. */
export function small(...content: readonly Inline[]): TextBlock {
  return { kind: 'text', style: 'small', text: content };
}

/** Somebody else's words. */
export function quote(...content: readonly Inline[]): TextBlock {
  return { kind: 'text', style: 'quote', text: content };
}
