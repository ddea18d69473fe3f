import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild } from './world-types.ts';

/** Every permission that there is: what an owner or an administrator has. */
const allPermissions: bigint = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a server gives everyone in it unless it says otherwise. */
export const memberPermissions: bigint =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalApps;

/** What an application may do where it only came along with a user (docs: resources/application#user-context). */
export const userInstallPermissions: bigint =
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.MentionEveryone;

/** Permissions of one member in a server, or in one of its channels (docs: topics/permissions#permission-overwrites). */
export function permissionsOf(guild: Guild, userId: string, channel?: Channel): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return allPermissions;
  const roleIds = [guild.id, ...member.roles];
  const base = roleIds.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return allPermissions;
  return channel === undefined ? base : withOverwrites(base, channel, guild.id, member.roles, userId);
}

export function isAllowed(permissions: bigint, needed: bigint): boolean {
  return (permissions & needed) === needed;
}

function withOverwrites(
  base: bigint,
  channel: Channel,
  everyoneId: string,
  roles: readonly string[],
  userId: string,
): bigint {
  const of = (ids: readonly string[]) => channel.overwrites.filter((one) => ids.includes(one.id));
  return [of([everyoneId]), of(roles), of([userId])].reduce((permissions, layer) => {
    const denied = layer.reduce((sum, one) => sum | one.deny, 0n);
    const allowed = layer.reduce((sum, one) => sum | one.allow, 0n);
    return (permissions & ~denied) | allowed;
  }, base);
}
