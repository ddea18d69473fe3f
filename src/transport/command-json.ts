import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Command, Leaf, MessageCommand, OptionSpec, Words } from '../command.ts';

/** A command as it is published. */
export type CommandJson = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly type: ApplicationCommandType;
};

const TYPES = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  boolean: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
} as const;

/** Text channels and announcement channels: where a daily post makes sense. */
const CHANNEL_TYPES = [0, 5];

/** Every command as Discord takes it. */
export function toCommandJson(
  commands: readonly Command[],
  messageCommands: readonly MessageCommand[],
): CommandJson[] {
  return [
    ...commands.map((command) => ({
      type: ApplicationCommandType.ChatInput,
      ...named(command.command, command.name),
      ...described(command.description),
      options: optionsOf(command, command.subcommands),
      ...placed(command.guildOnly === true, command.permission),
    })),
    ...messageCommands.map(({ command, title }) => ({
      type: ApplicationCommandType.Message,
      ...named(command, title),
      ...placed(false, undefined),
    })),
  ];
}

function placed(guildOnly: boolean, permission: bigint | undefined) {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  return {
    default_member_permissions: permission === undefined ? null : String(permission),
    contexts: guildOnly ? [Guild] : [Guild, BotDM, PrivateChannel],
    integration_types: guildOnly ? [GuildInstall] : [GuildInstall, UserInstall],
  };
}

function named(name: string, words: { readonly ru: string } | undefined) {
  return { name, ...(words ? { name_localizations: { ru: words.ru } } : {}) };
}

function described({ en, ru }: Words) {
  return { description: en, description_localizations: { ru } };
}

function optionsOf(leaf: Leaf, subcommands: Readonly<Record<string, Leaf>> | undefined): unknown[] {
  if (subcommands) {
    return Object.entries(subcommands).map(([name, sub]) => ({
      type: ApplicationCommandOptionType.Subcommand,
      ...named(name, sub.name),
      ...described(sub.description),
      options: optionsOf(sub, undefined),
    }));
  }
  return Object.entries(leaf.options).map(([name, spec]) => toOption(name, spec));
}

function toOption(name: string, spec: OptionSpec) {
  return {
    type: TYPES[spec.type],
    ...named(name, spec.name),
    ...described(spec.description),
    required: spec.required === true,
    ...(spec.type === 'string' && spec.maxLength !== undefined ? { max_length: spec.maxLength } : {}),
    ...(spec.type === 'string' && spec.autocomplete ? { autocomplete: true } : {}),
    ...(spec.type === 'string' && spec.choices
      ? {
          choices: spec.choices.map(({ value, name: words }) => ({
            value,
            name: words.en,
            name_localizations: { ru: words.ru },
          })),
        }
      : {}),
    ...(spec.type === 'integer' && spec.min !== undefined ? { min_value: spec.min } : {}),
    ...(spec.type === 'integer' && spec.max !== undefined ? { max_value: spec.max } : {}),
    ...(spec.type === 'channel' ? { channel_types: CHANNEL_TYPES } : {}),
  };
}
