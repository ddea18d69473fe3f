import type { MemberDriver } from './member.ts';
import type { Scene } from './page-scene.ts';
import type { Standin } from './standin.ts';
import type { Channel, User } from './world-types.ts';

/** Somebody before the page, in one of the channels. */
export interface PageSeat {
  readonly viewer: User;
  readonly channel: Channel;
  /** The member's driver; `locale` is the language of their Discord. */
  driver(locale: string): MemberDriver;
}

export interface PageSeats {
  findViewer(id: string): User | undefined;
  /** Undefined where this viewer has no such channel. */
  find(viewerId: string, channelId: string): PageSeat | undefined;
  channelsOf(viewer: User): Channel[];
}

export function createSeats(standin: Standin, { guild, channels, viewers }: Scene): PageSeats {
  const findViewer = (id: string) => viewers.find((viewer) => viewer.id === id);
  const channelsOf = (viewer: User) => [...channels, standin.world.directChannel(viewer)];

  return {
    findViewer,
    channelsOf,
    find(viewerId, channelId) {
      const viewer = findViewer(viewerId);
      if (viewer === undefined) return undefined;
      const channel = channelsOf(viewer).find((one) => one.id === channelId);
      if (channel === undefined) return undefined;
      return {
        viewer,
        channel,
        driver(locale) {
          const place = channel.guildId === undefined ? {} : { guild };
          return standin.asMember({ user: viewer, channel, ...place, locale });
        },
      };
    },
  };
}
