import { contextOf, type Standpoint } from './interaction-payload.ts';
import { type JsonObject, textOf } from './json.ts';
import { InputError } from './option-check.ts';
import { isAllowed, permissionsOf } from './permissions.ts';
import type { State } from './state.ts';

/** The published commands that the Discord client shows to this member here. */
export function offeredCommands(state: State, stand: Standpoint): JsonObject[] {
  const { guild } = stand;
  const own = guild?.botRoleId === undefined ? [] : state.commands.list(guild.id);
  return [...own, ...state.commands.list()].filter((command) => isOffered(command, stand));
}

/** Throws InputError where the client has no such command. */
export function findOffered(state: State, stand: Standpoint, type: number, name: string): JsonObject {
  const found = offeredCommands(state, stand).find((one) => one.type === type && one.name === name);
  if (found === undefined) throw new InputError(`the client offers no command "${name}" here`);
  return found;
}

function isOffered(command: JsonObject, stand: Standpoint): boolean {
  const { guild, user, isUserInstall, channel } = stand;
  const contexts = Array.isArray(command.contexts)
    ? command.contexts
    : [0, ...(command.dm_permission === false ? [] : [1])];
  const installs = Array.isArray(command.integration_types) ? command.integration_types : [0];
  const isHere = command.guild_id !== undefined || contexts.includes(contextOf(stand));
  const isInstalled = command.guild_id !== undefined || installs.includes(isUserInstall ? 1 : 0);
  const needed = command.default_member_permissions;
  const isPermitted =
    guild === undefined ||
    typeof needed !== 'string' ||
    isAllowed(permissionsOf(guild, user.id, channel), needed === '0' ? 8n : BigInt(textOf(needed)));
  return isHere && isInstalled && isPermitted;
}
