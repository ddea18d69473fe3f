import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Clock } from './clock.ts';
import type { JsonObject } from './json.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { toChannelJson, toGuildCreateJson, toGuildJson, toMemberJson, toRoleJson } from './payloads.ts';
import { memberPermissions, permissionsOf } from './permissions.ts';
import type { Channel, Guild, Member, Overwrite, Role, User } from './world-types.ts';

/** One event for the gateway; without a server it goes to shard 0. */
export interface Dispatch {
  readonly event: string;
  readonly data: JsonObject;
  readonly guildId?: string | undefined;
}

export interface NewGuild {
  readonly name: string;
  readonly locale?: string;
  /** What the bot's role may do; null where the bot is not a member, as with a user install. */
  readonly botPermissions?: bigint | null;
}

/** Who and what exists. Every change tells the bot by the gateway event that Discord sends for it. */
export interface World {
  readonly bot: User;
  readonly dispatches: Listeners<Dispatch>;
  addUser(username: string): User;
  addGuild(guild: NewGuild): Guild;
  addChannel(guild: Guild, name: string, type?: number): Channel;
  /** Adds or replaces a member, with these permissions on top of everyone's. */
  addMember(guild: Guild, user: User, permissions?: bigint): void;
  addGroup(users: readonly User[]): Channel;
  /** The direct channel of the bot and this user, made when it is missing. */
  directChannel(user: User): Channel;
  removeChannel(channel: Channel): void;
  setBotPermissions(guild: Guild, permissions: bigint): void;
  setOverwrites(channel: Channel, overwrites: readonly Overwrite[]): void;
  setSystemChannel(guild: Guild, channel: Channel): void;
  /** The bot is thrown out of a server; its channels stay. */
  removeBot(guild: Guild): void;
  /** An outage of Discord's begins or ends for one server. */
  setOutage(guild: Guild, isUnavailable: boolean): void;
  findUser(id: string): User | undefined;
  findGuild(id: string | undefined): Guild | undefined;
  findChannel(id: string): Channel | undefined;
  users(): User[];
  guilds(): Guild[];
  channelsOf(guild: Guild): Channel[];
  /** A user's permissions in a channel; in a direct one, all that makes sense there. */
  permissionsIn(channel: Channel, userId: string): bigint;
  toGuildCreate(guild: Guild): JsonObject;
}

export function createWorld(clock: Clock, nextId: () => string, botId: string): World {
  const users = new Map<string, User>();
  const guilds = new Map<string, Guild>();
  const channels = new Map<string, Channel>();
  const dispatches = createListeners<Dispatch>();
  const bot: User = { id: botId, username: 'rapport', globalName: 'Rapport', isBot: true };
  users.set(bot.id, bot);

  const isoNow = () => new Date(clock.now()).toISOString();
  const current = (guild: Guild) => guilds.get(guild.id) ?? guild;

  function tell(event: string, data: JsonObject, guildId?: string): void {
    const guild = guildId === undefined ? undefined : guilds.get(guildId);
    const isDeaf = guild !== undefined && (guild.botRoleId === undefined || guild.isUnavailable);
    if (!isDeaf || event === 'GUILD_DELETE') dispatches.emit({ event, data, guildId });
  }

  function addRole(guild: Guild, name: string, permissions: bigint, isManaged: boolean): [Guild, Role] {
    const role = { id: nextId(), name, permissions, position: guild.roles.size, isManaged };
    return [{ ...guild, roles: new Map(guild.roles).set(role.id, role) }, role];
  }

  function withMember(guild: Guild, user: User, roles: readonly string[]): Guild {
    const member: Member = { userId: user.id, roles, joinedAt: isoNow() };
    return { ...guild, members: new Map(guild.members).set(user.id, member) };
  }

  function putChannel(channel: Channel): Channel {
    channels.set(channel.id, channel);
    return channel;
  }

  const channelsOf = (guild: Guild) => [...channels.values()].filter((one) => one.guildId === guild.id);

  function toGuildCreate(guild: Guild): JsonObject {
    const member = current(guild).members.get(bot.id);
    return toGuildCreateJson(
      current(guild),
      channelsOf(guild),
      member === undefined ? {} : toMemberJson(member, bot),
    );
  }

  return {
    bot,
    dispatches,
    addUser(username) {
      const user = { id: nextId(), username, globalName: username, isBot: false };
      users.set(user.id, user);
      return user;
    },
    addGuild({ name, locale = 'en-US', botPermissions = memberPermissions }) {
      const id = nextId();
      const everyone: Role = {
        id,
        name: '@everyone',
        permissions: memberPermissions,
        position: 0,
        isManaged: false,
      };
      const owner = this.addUser(`owner-of-${id}`);
      let guild: Guild = {
        id,
        name,
        ownerId: owner.id,
        locale,
        joinedAt: isoNow(),
        botRoleId: undefined,
        systemChannelId: undefined,
        isUnavailable: false,
        roles: new Map([[id, everyone]]),
        members: new Map(),
      };
      guild = withMember(guild, owner, []);
      if (botPermissions !== null) {
        // Tests take a permission away from the bot by its own role: everyone's must not give it back.
        guild = { ...guild, roles: new Map([[id, { ...everyone, permissions: 0n }]]) };
        const [next, role] = addRole(guild, bot.username, botPermissions, true);
        guild = { ...withMember(next, bot, [role.id]), botRoleId: role.id };
      }
      guilds.set(id, guild);
      tell('GUILD_CREATE', toGuildCreate(guild), id);
      return guild;
    },
    addChannel(guild, name, type = 0) {
      const channel = putChannel({
        id: nextId(),
        type,
        name,
        guildId: guild.id,
        recipients: [],
        overwrites: [],
      });
      tell('CHANNEL_CREATE', toChannelJson(channel), guild.id);
      return channel;
    },
    addMember(guild, user, permissions = 0n) {
      const [next, role] = addRole(current(guild), user.username, memberPermissions | permissions, false);
      guilds.set(guild.id, withMember(next, user, [role.id]));
      tell('GUILD_ROLE_CREATE', { guild_id: guild.id, role: toRoleJson(role) }, guild.id);
    },
    addGroup(members) {
      const recipients = members.map((user) => user.id);
      return putChannel({
        id: nextId(),
        type: 3,
        name: 'group',
        guildId: undefined,
        recipients,
        overwrites: [],
      });
    },
    directChannel(user) {
      const known = [...channels.values()].find((one) => one.type === 1 && one.recipients[0] === user.id);
      return (
        known ??
        putChannel({
          id: nextId(),
          type: 1,
          name: user.username,
          guildId: undefined,
          recipients: [user.id],
          overwrites: [],
        })
      );
    },
    removeChannel(channel) {
      channels.delete(channel.id);
      tell('CHANNEL_DELETE', toChannelJson(channel), channel.guildId);
    },
    setBotPermissions(guild, permissions) {
      const now = current(guild);
      const role = now.botRoleId === undefined ? undefined : now.roles.get(now.botRoleId);
      if (role === undefined) throw new Error(`the bot is not in ${guild.name}`);
      const changed = { ...role, permissions };
      guilds.set(guild.id, { ...now, roles: new Map(now.roles).set(role.id, changed) });
      tell('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: toRoleJson(changed) }, guild.id);
    },
    setOverwrites(channel, overwrites) {
      const changed = putChannel({ ...channel, overwrites });
      tell('CHANNEL_UPDATE', toChannelJson(changed), channel.guildId);
    },
    setSystemChannel(guild, channel) {
      const changed = { ...current(guild), systemChannelId: channel.id };
      guilds.set(guild.id, changed);
      tell('GUILD_UPDATE', toGuildJson(changed), guild.id);
    },
    removeBot(guild) {
      const members = new Map(current(guild).members);
      members.delete(bot.id);
      guilds.set(guild.id, { ...current(guild), botRoleId: undefined, members });
      tell('GUILD_DELETE', { id: guild.id }, guild.id);
    },
    setOutage(guild, isUnavailable) {
      guilds.set(guild.id, { ...current(guild), isUnavailable });
      if (isUnavailable) tell('GUILD_DELETE', { id: guild.id, unavailable: true }, guild.id);
      else tell('GUILD_CREATE', toGuildCreate(guild), guild.id);
    },
    findUser: (id) => users.get(id),
    findGuild: (id) => (id === undefined ? undefined : guilds.get(id)),
    findChannel: (id) => channels.get(id),
    users: () => [...users.values()],
    guilds: () => [...guilds.values()],
    channelsOf,
    permissionsIn(channel, userId) {
      const guild = channel.guildId === undefined ? undefined : guilds.get(channel.guildId);
      if (guild !== undefined) return permissionsOf(guild, userId, channel);
      const isInIt = channel.recipients.includes(userId) || (channel.type === 1 && userId === bot.id);
      return isInIt ? memberPermissions | PermissionFlagsBits.UseExternalEmojis : 0n;
    },
    toGuildCreate,
  };
}
