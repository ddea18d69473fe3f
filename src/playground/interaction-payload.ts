import type { JsonObject } from './json.ts';
import { toChannelJson, toMemberJson, toUserJson } from './payloads.ts';
import { permissionsOf, userInstallPermissions } from './permissions.ts';
import { attachmentSizeLimit } from './rest.ts';
import type { World } from './world.ts';
import type { Channel, Guild, User } from './world-types.ts';

/** Where a member stands and by which installation the app is there. */
export interface Standpoint {
  readonly user: User;
  readonly guild: Guild | undefined;
  readonly channel: Channel;
  readonly locale: string;
  /** Whether the app came with the user rather than with the server. */
  readonly isUserInstall: boolean;
}

/** The envelope of every interaction (docs: interactions/receiving-and-responding#interaction-object). */
export function toInteractionJson(
  stand: Standpoint,
  world: World,
  applicationId: string,
  own: JsonObject,
): JsonObject {
  const { user, guild, channel, locale } = stand;
  const member = guild?.members.get(user.id);
  const permissions = world.permissionsIn(channel, user.id).toString();
  const base = {
    application_id: applicationId,
    version: 1,
    channel_id: channel.id,
    channel: {
      ...toChannelJson(
        channel,
        channel.recipients.flatMap((id) => world.findUser(id) ?? []),
      ),
      permissions,
    },
    app_permissions: appPermissions(stand, world).toString(),
    locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(stand),
    context: contextOf(stand),
    attachment_size_limit: attachmentSizeLimit,
    ...own,
  };
  if (guild === undefined || member === undefined) return { ...base, user: toUserJson(user) };
  return {
    ...base,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...toMemberJson(member, user), permissions: permissionsOf(guild, user.id, channel).toString() },
  };
}

/** 0 a server, 1 the bot's direct messages, 2 any other private channel. */
export function contextOf({ guild, channel }: Standpoint): 0 | 1 | 2 {
  if (guild !== undefined) return 0;
  return channel.type === 1 ? 1 : 2;
}

/** Came with the user, into a place where the app is not itself. */
export function isOutside({ guild, channel, isUserInstall }: Standpoint): boolean {
  return isUserInstall && (guild === undefined ? channel.type !== 1 : guild.botRoleId === undefined);
}

function appPermissions(stand: Standpoint, world: World): bigint {
  return isOutside(stand) ? userInstallPermissions : world.permissionsIn(stand.channel, world.bot.id);
}

/** Key 0 is the server's installation, key 1 the user's (docs: …#interaction-object-authorizing-integration-owners-object). */
export function ownersOf({ guild, user, isUserInstall }: Standpoint): JsonObject {
  const isInstalled = guild !== undefined && guild.botRoleId !== undefined;
  return {
    ...(isInstalled ? { 0: guild.id } : {}),
    ...(guild === undefined && !isUserInstall ? { 0: '0' } : {}),
    ...(isUserInstall ? { 1: user.id } : {}),
  };
}
