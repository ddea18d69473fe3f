export interface User {
  readonly id: string;
  readonly username: string;
  readonly globalName: string;
  readonly isBot: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
  readonly isManaged: boolean;
}

export interface Member {
  readonly userId: string;
  readonly roles: readonly string[];
  /** ISO 8601. */
  readonly joinedAt: string;
}

/** `kind` 0 is a role, 1 a member, as Discord counts them. */
export interface Overwrite {
  readonly id: string;
  readonly kind: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Channel {
  readonly id: string;
  /** docs: resources/channel#channel-object-channel-types: 0 text, 1 direct, 3 group, 5 announcements. */
  readonly type: number;
  readonly name: string;
  readonly guildId: string | undefined;
  /** Who else is in it, when it is no server's. */
  readonly recipients: readonly string[];
  readonly overwrites: readonly Overwrite[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  /** ISO 8601. */
  readonly joinedAt: string;
  /** The role that carries the bot's permissions; undefined where the bot is not a member. */
  readonly botRoleId: string | undefined;
  /** Where Discord greets new members, and where a bot may say what all should know. */
  readonly systemChannelId: string | undefined;
  readonly isUnavailable: boolean;
  readonly roles: ReadonlyMap<string, Role>;
  readonly members: ReadonlyMap<string, Member>;
}
