import { ApplicationCommandType, InteractionType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Deliver } from './delivery.ts';
import type { Exchange } from './exchange.ts';
import { followExchange } from './exchange.ts';
import { isOutside, ownersOf, type Standpoint, toInteractionJson } from './interaction-payload.ts';
import type { Interaction, InteractionKind } from './interactions.ts';
import { isObject, type JsonObject, numberOf, textOf } from './json.ts';
import { componentData, modalData } from './member-components.ts';
import type { Message } from './message.ts';
import { buildMessage } from './message-build.ts';
import { findOffered, offeredCommands } from './offered-commands.ts';
import { fillOptions, findOptions, InputError, type OptionValue, type OptionValues } from './option-check.ts';
import { toUserJson } from './payloads.ts';
import { isAllowed, permissionsOf } from './permissions.ts';
import { leavesOf, memberOf, resolveOptions } from './resolved.ts';
import { type State, surroundingsOf } from './state.ts';

/** A member in front of Discord's client: does what the client allows, and sees what the client shows. */
export interface MemberDriver {
  /** `/name`, or `/name subcommand`; refuses with InputError what the client would not send. */
  command(name: string, values?: OptionValues): Promise<Exchange>;
  /** The choices that the bot offers while `value` is typed into an option. */
  autocomplete(
    name: string,
    option: string,
    value: OptionValue,
    others?: OptionValues,
  ): Promise<readonly JsonObject[]>;
  messageCommand(name: string, message: Message): Promise<Exchange>;
  userCommand(name: string, userId: string): Promise<Exchange>;
  press(message: Message, customId: string): Promise<Exchange>;
  select(message: Message, customId: string, values: readonly string[]): Promise<Exchange>;
  submitModal(exchange: Exchange, values: Readonly<Record<string, string>>): Promise<Exchange>;
  /** Sends an interaction of any content, also such as Discord never sends. */
  dispatchRaw(payload: JsonObject): Promise<Exchange>;
  /** Writes a message into the channel. */
  say(content: string): Message;
  /** What the member sees in the channel, oldest first. */
  messages(): Message[];
  /** The commands that the client offers here. */
  commands(): JsonObject[];
}

export function createMember(state: State, stand: Standpoint, bring: Deliver): MemberDriver {
  const { world } = state;
  const { user } = stand;

  function send(kind: InteractionKind, own: JsonObject, source?: Exchange): Promise<Exchange> {
    const message = isObject(own.message) ? textOf(own.message.id) : undefined;
    const data = isObject(own.data) ? own.data : {};
    const focused = leavesOf(data.options).find((option) => option.focused === true);
    const interaction = state.interactions.open({
      kind,
      user,
      channelId: stand.channel.id,
      sourceId: message ?? (source === undefined ? undefined : sourceIdOf(source)),
      isOutside: isOutside(stand),
      isPrivateOnly: isPrivateOnly(stand),
      focusedType: numberOf(focused?.type),
      owners: ownersOf(stand),
      commandName: kind === 'command' ? pathOf(data) : undefined,
    });
    return deliver(interaction, own);
  }

  function deliver(interaction: Interaction, own: JsonObject): Promise<Exchange> {
    const ids = { id: interaction.id, token: interaction.token };
    const payload = toInteractionJson(stand, world, state.applicationId, { ...ids, ...own });
    const exchange = followExchange(state, interaction, payload);
    bring(interaction, payload, stand.guild?.id);
    return exchange;
  }

  function slash(
    name: string,
    values: OptionValues,
    focused?: { name: string; value: OptionValue },
  ): JsonObject {
    const [root = '', ...steps] = name.split(' ');
    const command = findOffered(state, stand, ApplicationCommandType.ChatInput, root);
    const scope = findOptions(command, steps);
    const filled =
      focused === undefined ? fillOptions(scope.options, values) : typing(scope.options, values, focused);
    const resolved = resolveOptions(filled, scope.options, user, stand.guild, world);
    const options = scope.wrap(filled);
    return {
      id: command.id,
      name: root,
      type: ApplicationCommandType.ChatInput,
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      ...(options.length > 0 ? { options } : {}),
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    };
  }

  function menu(type: number, name: string, target: string, resolved: JsonObject): Promise<Exchange> {
    const { id } = findOffered(state, stand, type, name);
    const data = { id, name, type, target_id: target, resolved };
    return send('command', { type: InteractionType.ApplicationCommand, data });
  }

  return {
    async command(name, values = {}) {
      return send('command', { type: InteractionType.ApplicationCommand, data: slash(name, values) });
    },
    async autocomplete(name, option, value, others = {}) {
      const data = slash(name, others, { name: option, value });
      const { choices } = await send('autocomplete', {
        type: InteractionType.ApplicationCommandAutocomplete,
        data,
      });
      return choices;
    },
    async messageCommand(name, message) {
      return menu(ApplicationCommandType.Message, name, message.id, { messages: { [message.id]: message } });
    },
    async userCommand(name, userId) {
      const target = world.findUser(userId);
      if (target === undefined) throw new InputError(`there is no user ${userId}`);
      const member = stand.guild === undefined ? undefined : memberOf(stand.guild, target);
      return menu(ApplicationCommandType.User, name, userId, {
        users: { [userId]: toUserJson(target) },
        ...(member === undefined ? {} : { members: { [userId]: member } }),
      });
    },
    async press(message, customId) {
      const data = componentData(current(message), customId, undefined, stand, world);
      return send('component', { type: InteractionType.MessageComponent, data, message: current(message) });
    },
    async select(message, customId, values) {
      const data = componentData(current(message), customId, values, stand, world);
      return send('component', { type: InteractionType.MessageComponent, data, message: current(message) });
    },
    async submitModal(exchange, values) {
      const data = modalData(exchange.modal, values);
      const source = isObject(exchange.payload.message) ? { message: exchange.payload.message } : {};
      return send('modal', { type: InteractionType.ModalSubmit, data, ...source }, exchange);
    },
    async dispatchRaw(payload) {
      const kinds: Record<number, InteractionKind> = { 3: 'component', 4: 'autocomplete', 5: 'modal' };
      return send(kinds[numberOf(payload.type)] ?? 'command', payload);
    },
    say(content) {
      const base = { channel_id: stand.channel.id, type: 0, author: toUserJson(user) };
      const stored = buildMessage({ content }, [], base, undefined, surroundingsOf(state));
      state.messages.put(stored);
      return stored.message;
    },
    messages: () => state.messages.seenBy(user.id, stand.channel.id).map((stored) => stored.message),
    commands: () => offeredCommands(state, stand),
  };

  /** The message as the member sees it now: a button that was edited away can't be pressed. */
  function current(message: Message): Message {
    const stored = state.messages.find(message.id);
    if (stored === undefined) throw new InputError('the message was deleted');
    if (stored.onlyFor !== undefined && stored.onlyFor !== user.id) {
      throw new InputError('the message is for somebody else');
    }
    return stored.message;
  }
}

/** docs: interactions/receiving-and-responding#message-interaction-object: the name with its subcommands. */
function pathOf(node: JsonObject): string {
  const nested = Array.isArray(node.options) ? node.options.find(isSubcommand) : undefined;
  return nested === undefined ? textOf(node.name) : `${textOf(node.name)} ${pathOf(nested)}`;
}

function isSubcommand(option: unknown): option is JsonObject {
  return isObject(option) && (option.type === 1 || option.type === 2);
}

function sourceIdOf(exchange: Exchange): string | undefined {
  return isObject(exchange.payload.message) ? textOf(exchange.payload.message.id) : undefined;
}

/** Without Use External Apps, what a user brought along answers that user alone (docs: topics/permissions). */
function isPrivateOnly(stand: Standpoint): boolean {
  const { guild, user, channel } = stand;
  if (guild === undefined || !isOutside(stand)) return false;
  return !isAllowed(permissionsOf(guild, user.id, channel), PermissionFlagsBits.UseExternalApps);
}

/** While an option is typed nothing is required yet, and its value may be anything. */
function typing(
  options: readonly JsonObject[],
  others: OptionValues,
  focused: { readonly name: string; readonly value: OptionValue },
): JsonObject[] {
  const option = options.find((one) => one.name === focused.name);
  if (option?.autocomplete !== true) throw new InputError(`"${focused.name}" has no autocompletion`);
  const relaxed = options.map((one) => ({ ...one, required: false }));
  const filled = fillOptions(relaxed, others);
  return [...filled, { type: option.type, name: focused.name, value: focused.value, focused: true }];
}
