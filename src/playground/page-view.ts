import type { MovableClock } from './movable-clock.ts';
import type { Scene } from './page-scene.ts';
import type { PageSeats } from './page-seats.ts';
import { toRoleJson } from './payloads.ts';
import type { Standin } from './standin.ts';
import type { Channel, User } from './world-types.ts';

/** What the page must know before it can show anything. */
export function toStateView(
  standin: Standin,
  scene: Scene,
  seats: PageSeats,
  clock: MovableClock,
  viewer: User,
) {
  const guild = standin.world.findGuild(scene.guild.id) ?? scene.guild;
  return {
    guild: { id: guild.id, name: guild.name },
    bot: { ...toPerson(standin.world.bot), isOnline: standin.gateway.connected > 0 },
    viewer: toPerson(viewer),
    viewers: scene.viewers.map(toPerson),
    people: [...scene.viewers, standin.world.bot].map(toPerson),
    roles: [...guild.roles.values()].map(toRoleJson).map(({ id, name }) => ({ id, name })),
    channels: seats.channelsOf(viewer).map((channel) => toChannelView(channel, standin)),
    clock: toClockView(clock),
  };
}

export function toClockView(clock: MovableClock) {
  return { now: clock.now(), ahead: clock.ahead };
}

/** Anything with addresses of the stand-in's files turned into the page's own, for a browser on another machine. */
export function withOwnFiles(value: unknown, apiUrl: string): unknown {
  const files = `${apiUrl.replace(/\/api$/, '')}/attachments/`;
  return JSON.parse(
    JSON.stringify(value ?? null, (key, inner: unknown) =>
      (key === 'url' || key === 'proxy_url') && typeof inner === 'string' && inner.startsWith(files)
        ? `/attachments/${inner.slice(files.length)}`
        : inner,
    ),
  );
}

function toPerson(user: User) {
  return { id: user.id, name: user.globalName, isBot: user.isBot };
}

function toChannelView(channel: Channel, standin: Standin) {
  const isDirect = channel.guildId === undefined;
  return {
    id: channel.id,
    type: channel.type,
    name: isDirect ? standin.world.bot.globalName : channel.name,
    isDirect,
  };
}
