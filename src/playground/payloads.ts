import type { JsonObject } from './json.ts';
import type { Channel, Guild, Member, Overwrite, Role, User } from './world-types.ts';

/** What the stand-in knows, in the words of Discord's API. */
export function toUserJson(user: User): JsonObject {
  return {
    id: user.id,
    username: user.username,
    global_name: user.globalName,
    discriminator: user.isBot ? '0001' : '0',
    avatar: null,
    bot: user.isBot,
    public_flags: 0,
    flags: 0,
  };
}

export function toMemberJson(member: Member, user: User): JsonObject {
  return {
    user: toUserJson(user),
    nick: null,
    avatar: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

export function toRoleJson(role: Role): JsonObject {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.isManaged,
    mentionable: false,
    flags: 0,
  };
}

export function toChannelJson(channel: Channel, recipients: readonly User[] = []): JsonObject {
  const base = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.guildId === undefined) {
    return {
      ...base,
      recipients: recipients.map(toUserJson),
      ...(channel.type === 3 ? { name: channel.name } : {}),
    };
  }
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(toOverwriteJson),
  };
}

function toOverwriteJson(overwrite: Overwrite): JsonObject {
  return {
    id: overwrite.id,
    type: overwrite.kind,
    allow: overwrite.allow.toString(),
    deny: overwrite.deny.toString(),
  };
}

export function toGuildJson(guild: Guild): JsonObject {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()].map(toRoleJson),
    emojis: [],
    stickers: [],
    features: [],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: guild.systemChannelId ?? null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    application_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
  };
}

/** The parts of GUILD_CREATE beside the server itself (docs: events/gateway-events#guild-create). */
export function toGuildCreateJson(
  guild: Guild,
  channels: readonly Channel[],
  botMember: JsonObject,
): JsonObject {
  return {
    ...toGuildJson(guild),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [botMember],
    channels: channels.map((channel) => toChannelJson(channel)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
