import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { shorten } from '../replies/marked.ts';
import type { Block, Button, Reply, TextBlock } from '../reply.ts';
import { renderText } from './markdown.ts';

/** A file that goes with a message. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  readonly alt: string | undefined;
}

/** A message as Discord takes it, and its files. */
export interface Rendered {
  readonly body: {
    readonly flags: number;
    readonly components: readonly APIMessageTopLevelComponent[];
    readonly allowed_mentions: { readonly parse: readonly never[] };
    readonly attachments: ReadonlyArray<{
      readonly id: string;
      readonly filename: string;
      readonly description?: string;
    }>;
  };
  readonly files: readonly Attachment[];
}

/** All texts of a message together, and all its components, nested ones too: Discord's limits. */
const MOST_TEXT = 4000;
const MOST_COMPONENTS = 40;
const TONES = { neutral: 0x2f6fb3, celebratory: 0x2e9e5b, solemn: 0x6b6f76, warning: 0xd08a1d } as const;

/** A reply made to fit: texts cut at a word, what no longer fits left out, from the end, buttons never. */
export function renderReply(reply: Reply): Rendered {
  const room = { text: MOST_TEXT, components: MOST_COMPONENTS - 1 };
  // Buttons and menus are what leads on: their room is kept for them.
  const kept = reply.blocks.filter(({ kind }) => kind === 'buttons' || kind === 'select');
  for (const block of kept) room.components -= sizeOf(block);
  const files: Attachment[] = [];
  const inside = reply.blocks.flatMap((block): APIComponentInContainer[] => {
    if (!kept.includes(block)) {
      if (room.components < sizeOf(block)) return [];
      room.components -= sizeOf(block);
    }
    return toComponents(block, room, files);
  });
  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | (reply.private ? MessageFlags.Ephemeral : 0),
      components: [
        { type: ComponentType.Container, accent_color: TONES[reply.tone ?? 'neutral'], components: inside },
      ],
      // Nothing that a reply quotes ever pings anybody.
      allowed_mentions: { parse: [] },
      attachments: files.map(({ name, alt }, i) => ({
        id: String(i),
        filename: name,
        ...(alt ? { description: alt } : {}),
      })),
    },
    files,
  };
}

function sizeOf(block: Block): number {
  if (block.kind === 'buttons') return 1 + block.buttons.length;
  if (block.kind === 'select') return 2;
  return block.kind === 'section' ? 2 + block.texts.length : 1;
}

function toComponents(block: Block, room: { text: number }, files: Attachment[]): APIComponentInContainer[] {
  switch (block.kind) {
    case 'text':
      return toText(block, room);
    case 'section': {
      const texts = block.texts.slice(0, 3).flatMap((part) => toText(part, room));
      return texts.length === 0
        ? []
        : [{ type: ComponentType.Section, components: texts, accessory: toButton(block.button) }];
    }
    case 'divider':
      return [{ type: ComponentType.Separator }];
    case 'buttons':
      return block.buttons.length === 0
        ? []
        : [{ type: ComponentType.ActionRow, components: block.buttons.slice(0, 5).map(toButton) }];
    case 'select':
      return [{ type: ComponentType.ActionRow, components: [toSelect(block)] }];
    case 'image':
      files.push({ name: block.name, data: block.data, alt: shorten(block.alt, 1024) });
      return [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: `attachment://${block.name}` }, description: shorten(block.alt, 1024) }],
        },
      ];
    case 'file':
      files.push({ name: block.name, data: block.data, alt: undefined });
      return [{ type: ComponentType.File, file: { url: `attachment://${block.name}` } }];
  }
}

function toText(block: TextBlock, room: { text: number }) {
  const content = renderText(block, room.text);
  if (content.replace(/^(?:### |> |-# )/, '').trim() === '') return [];
  room.text -= content.length;
  return [
    {
      type: ComponentType.TextDisplay as const,
      content,
      ...(block.id === undefined ? {} : { id: block.id }),
    },
  ];
}

function toButton(button: Button) {
  const label = shorten(button.label, 80);
  if (button.url !== undefined)
    return { type: ComponentType.Button as const, style: ButtonStyle.Link as const, label, url: button.url };
  const style = {
    primary: ButtonStyle.Primary,
    danger: ButtonStyle.Danger,
    none: ButtonStyle.Secondary,
  } as const;
  return {
    type: ComponentType.Button as const,
    style: style[button.style ?? 'none'],
    label,
    custom_id: button.id ?? '',
    disabled: button.disabled === true,
  };
}

function toSelect({ id, placeholder, choices }: Extract<Block, { kind: 'select' }>) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: id,
    placeholder: shorten(placeholder, 150),
    options: choices.slice(0, 25).map(({ name, value, description }) => ({
      label: shorten(name, 100),
      value,
      ...(description ? { description: shorten(description, 100) } : {}),
    })),
  };
}
