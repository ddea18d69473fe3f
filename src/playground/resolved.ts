import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type JsonObject, objectsIn, textOf } from './json.ts';
import { InputError } from './option-check.ts';
import { toChannelJson, toMemberJson, toRoleJson, toUserJson } from './payloads.ts';
import { permissionsOf } from './permissions.ts';
import type { World } from './world.ts';
import type { Guild, User } from './world-types.ts';

type Table = Record<string, JsonObject>;

/** What `resolved` says of the ids in filled options (docs: interactions/receiving-and-responding#interaction-object-resolved-data-structure). */
export function resolveOptions(
  filled: readonly JsonObject[],
  published: readonly JsonObject[],
  asker: User,
  guild: Guild | undefined,
  world: World,
): JsonObject {
  const users: Table = {};
  const members: Table = {};
  const roles: Table = {};
  const channels: Table = {};
  for (const { type, name, value } of filled) {
    const id = textOf(value);
    const user = world.findUser(id);
    const role = guild?.roles.get(id);
    if (type === Type.User || (type === Type.Mentionable && user !== undefined)) {
      if (user === undefined) throw new InputError(`"${textOf(name)}" is no user: ${id}`);
      users[id] = toUserJson(user);
      const member = guild === undefined ? undefined : memberOf(guild, user);
      if (member !== undefined) members[id] = member;
    } else if (type === Type.Role || type === Type.Mentionable) {
      if (role === undefined) throw new InputError(`"${textOf(name)}" is no role: ${id}`);
      roles[id] = toRoleJson(role);
    } else if (type === Type.Channel) {
      channels[id] = resolveChannel(id, published.find((one) => one.name === name) ?? {}, asker, world);
    }
  }
  const tables = { users, members, roles, channels };
  return Object.fromEntries(Object.entries(tables).filter(([, table]) => Object.keys(table).length > 0));
}

/** A channel as picked: with the asker's permissions there, and the bot's own (docs: change-log, 16 July 2026). */
export function resolveChannel(id: string, option: JsonObject, asker: User, world: World): JsonObject {
  const channel = world.findChannel(id);
  if (channel === undefined) throw new InputError(`there is no channel ${id}`);
  const types = option.channel_types;
  if (Array.isArray(types) && types.length > 0 && !types.includes(channel.type)) {
    throw new InputError(`${channel.name} is of type ${channel.type}, not ${types.join(' or ')}`);
  }
  return {
    ...toChannelJson(channel),
    permissions: world.permissionsIn(channel, asker.id).toString(),
    app_permissions: world.permissionsIn(channel, world.bot.id).toString(),
  };
}

/** A member in `resolved` comes without the user and with permissions. */
export function memberOf(guild: Guild, user: User): JsonObject | undefined {
  const member = guild.members.get(user.id);
  if (member === undefined) return undefined;
  const { user: _user, deaf: _deaf, mute: _mute, ...rest } = toMemberJson(member, user);
  return { ...rest, permissions: permissionsOf(guild, user.id).toString() };
}

/** The filled options inside subcommands. */
export function leavesOf(options: unknown): JsonObject[] {
  return objectsIn(options).flatMap((option) =>
    Array.isArray(option.options) ? leavesOf(option.options) : [option],
  );
}
