import { PermissionFlagsBits } from 'discord-api-types/v10';
import { memberPermissions } from './permissions.ts';
import type { World } from './world.ts';
import type { Channel, Guild, User } from './world-types.ts';

/** The server, the channels and the people that the page shows. */
export interface Scene {
  readonly guild: Guild;
  readonly channels: readonly Channel[];
  /** Whoever sits before the page may be any of them; the first one moderates. */
  readonly viewers: readonly User[];
}

/** Furnishes a world with a public channel, one for reminders, a moderator and a member. */
export function furnishScene(world: World): Scene {
  const guild = world.addGuild({ name: 'Reading Room', botPermissions: memberPermissions });
  const channels = ['general', 'reminders'].map((name) => world.addChannel(guild, name));
  const moderator = world.addUser('Amina');
  const member = world.addUser('Ivan');
  world.addMember(guild, moderator, PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages);
  world.addMember(guild, member);
  return { guild, channels, viewers: [moderator, member] };
}
