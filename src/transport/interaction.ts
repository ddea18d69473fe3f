import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from 'discord.js';
import { z } from 'zod';
import type { Language } from '../calendar/format.ts';
import type { Asker, SeenMessage } from '../command.ts';
import type { Incoming } from '../dispatch.ts';
import { unescapeMarkdown } from './markdown.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);
const permissions = z
  .string()
  .regex(/^\d{1,30}$/)
  .transform(BigInt);
const user = z.object({ id: snowflake });

const message = z.object({
  id: snowflake,
  author: user,
  content: z.string().default(''),
  components: z.array(z.unknown()).default([]),
  interaction_metadata: z.object({ user }).nullish(),
});

const option = z.object({
  name: z.string(),
  type: z.int(),
  value: z.unknown().optional(),
  focused: z.boolean().optional(),
  options: z
    .array(
      z.object({
        name: z.string(),
        type: z.int(),
        value: z.unknown().optional(),
        focused: z.boolean().optional(),
      }),
    )
    .optional(),
});

const resolved = z.object({
  channels: z
    .record(
      z.string(),
      z.object({
        id: snowflake,
        type: z.int(),
        permissions: permissions.optional(),
        app_permissions: permissions.optional(),
      }),
    )
    .optional(),
  roles: z
    .record(z.string(), z.object({ id: snowflake, mentionable: z.boolean().default(false) }))
    .optional(),
  messages: z.record(z.string(), message).optional(),
});

const base = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  locale: z.string().optional(),
  guild_id: snowflake.nullish(),
  channel_id: snowflake.nullish(),
  channel: z.object({ type: z.int() }).nullish(),
  app_permissions: permissions.optional(),
  member: z.object({ user, permissions: permissions.optional() }).nullish(),
  user: user.nullish(),
});

const interaction = z.discriminatedUnion('type', [
  base.extend({
    type: z.literal(InteractionType.ApplicationCommand),
    data: z.object({
      name: z.string(),
      type: z.int(),
      options: z.array(option).default([]),
      resolved: resolved.optional(),
      target_id: snowflake.optional(),
    }),
  }),
  base.extend({
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: z.object({ name: z.string(), options: z.array(option).default([]) }),
  }),
  base.extend({
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) }),
    message,
  }),
  base.extend({
    type: z.literal(InteractionType.ModalSubmit),
    data: z.object({ custom_id: z.string(), components: z.array(z.unknown()).default([]) }),
    message: message.optional(),
  }),
]);

/** An interaction of Discord's, checked. */
export type Interaction = z.infer<typeof interaction>;

/** What Discord sent to an interaction; undefined for one of an unknown kind or shape. */
export function parseInteraction(payload: unknown): Interaction | undefined {
  return interaction.safeParse(payload).data;
}

/** An interaction as the commands see it: plain data without Discord in it. `now` in milliseconds. */
export function toIncoming(interaction: Interaction, now: number): Incoming | undefined {
  const asker = toAsker(interaction, now);
  if (!asker) return undefined;
  switch (interaction.type) {
    case InteractionType.MessageComponent: {
      const { data, message } = interaction;
      return {
        kind: 'press',
        asker,
        customId: data.custom_id,
        values: data.values,
        message: toSeenMessage(message),
      };
    }
    case InteractionType.ModalSubmit: {
      const { data, message } = interaction;
      const seen = message && toSeenMessage(message);
      return {
        kind: 'press',
        asker,
        customId: data.custom_id,
        values: valuesIn(data.components),
        message: seen,
      };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { subcommand, options } = flatten(interaction.data.options);
      const focused = options.find(({ focused }) => focused);
      const { name } = interaction.data;
      return {
        kind: 'complete',
        asker,
        name,
        subcommand,
        option: focused?.name ?? '',
        typed: String(focused?.value ?? ''),
      };
    }
    case InteractionType.ApplicationCommand: {
      const { name, type, resolved: things, target_id: target } = interaction.data;
      if (type === ApplicationCommandType.Message) {
        const message = things?.messages?.[target ?? ''];
        return message && { kind: 'message-command', asker, name, message: toSeenMessage(message) };
      }
      const { subcommand, options } = flatten(interaction.data.options);
      const values = options.map(({ name, type, value }) => [name, resolve(type, value, things)] as const);
      return { kind: 'command', asker, name, subcommand, options: Object.fromEntries(values) };
    }
  }
}

function toAsker(from: Interaction, now: number): Asker | undefined {
  const user = from.member?.user ?? from.user;
  if (!user) return undefined;
  return {
    userId: user.id,
    language: toLanguage(from.locale),
    guild: from.guild_id ? { id: from.guild_id } : undefined,
    channelId: from.channel_id ?? undefined,
    channelType: from.channel?.type,
    permissions: from.member?.permissions ?? 0n,
    botPermissions: from.app_permissions ?? 0n,
    now,
    today: new Date(now).toISOString().slice(0, 10),
  };
}

/** Discord has no Urdu: those who want it ask in it. */
function toLanguage(locale: string | undefined): Language {
  return locale === 'ru' ? 'ru' : 'en';
}

type Option = z.infer<typeof option>;

function flatten(options: readonly Option[]): { subcommand: string | undefined; options: readonly Option[] } {
  const first = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return first
    ? { subcommand: first.name, options: first.options ?? [] }
    : { subcommand: undefined, options };
}

/** A channel or a role by the id that was chosen; everything else as it came. */
function resolve(type: number, value: unknown, things: z.infer<typeof resolved> | undefined): unknown {
  if (type === ApplicationCommandOptionType.Channel) {
    const channel = things?.channels?.[String(value)];
    // What the bot may do there is in the channel itself.
    return (
      channel && {
        id: channel.id,
        type: channel.type,
        permissions: channel.app_permissions ?? channel.permissions ?? 0n,
      }
    );
  }
  if (type === ApplicationCommandOptionType.Role) return things?.roles?.[String(value)];
  return value;
}

function toSeenMessage(seen: z.infer<typeof message>): SeenMessage {
  return {
    id: seen.id,
    authorId: seen.author.id,
    content: seen.content,
    texts: new Map(textsIn(seen.components).map(({ id, content }) => [id, unescapeMarkdown(content)])),
    askerId: seen.interaction_metadata?.user.id,
  };
}

const part = z.object({
  id: z.int().optional(),
  content: z.string().optional(),
  value: z.string().optional(),
  components: z.array(z.unknown()).optional(),
  component: z.unknown().optional(),
});

/** All texts in components, nested ones too, by the numeric id that Discord gives each. */
function textsIn(components: readonly unknown[]): Array<{ id: number; content: string }> {
  return partsIn(components).flatMap(({ id, content }) =>
    id !== undefined && content !== undefined ? [{ id, content }] : [],
  );
}

/** What was typed into the fields of a form. */
function valuesIn(components: readonly unknown[]): string[] {
  return partsIn(components).flatMap(({ value }) => value ?? []);
}

function partsIn(components: readonly unknown[], depth = 0): Array<z.infer<typeof part>> {
  // Discord nests four deep; a forged payload can nest as deep as a stack overflows.
  if (depth > 8) return [];
  return components.flatMap((component) => {
    const parsed = part.safeParse(component).data;
    if (!parsed) return [];
    const inner = [
      ...(parsed.components ?? []),
      ...(parsed.component === undefined ? [] : [parsed.component]),
    ];
    return [parsed, ...partsIn(inner, depth + 1)];
  });
}
