import { onTestFinished } from 'vitest';
import type { Event } from '../../src/knowledge/event.ts';
import { createManualClock, type ManualClock } from '../../src/playground/clock.ts';
import type { Standin } from '../../src/playground/standin.ts';
import type { Channel, Guild } from '../../src/playground/world-types.ts';
import { createReminders, type ReminderOptions, type Reminders } from '../../src/reminders/reminders.ts';
import type { Target } from '../../src/store/rows.ts';
import type { Store } from '../../src/store/store.ts';
import { createReminderChannel } from '../../src/transport/reminder-channel.ts';
import { startStandin } from '../playground/bot.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { aTarget } from '../store/rows.ts';
import { anEvent } from './rig-event.ts';

/** Reminders that post into a stand-in for Discord, on one clock that moves when it is told to. */
export interface Rig {
  readonly clock: ManualClock;
  readonly standin: Standin;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly store: Store;
  readonly reminders: Reminders;
  readonly errors: unknown[];
  readonly trouble: string[];
  /** Rows that cannot be read, as they are told. */
  readonly damages: string[];
  /** Another process with the same database. */
  another(options?: Partial<ReminderOptions>): Promise<Reminders>;
  /** Sets the clock and ticks. */
  at(text: string): Promise<void>;
  /** Ticks each minute for so many minutes. */
  minutes(count: number): Promise<void>;
  addTarget(differing?: Partial<Target>): Promise<void>;
  /** What the bot posted in a channel, oldest first: the minute, then its texts. */
  posts(channel?: Channel): string[];
}

/** A rig at midnight of 1 May 2026 in UTC unless told otherwise; it ends with the test. */
export async function startRig({
  start = '2026-05-01T00:00Z',
  url,
  events = [anEvent()],
  patience = 10_000,
  ...options
}: Partial<ReminderOptions> & {
  start?: string;
  url?: string;
  events?: readonly Event[];
  /** Milliseconds after which a send is given up. */
  patience?: number;
} = {}): Promise<Rig> {
  const clock = createManualClock(Date.parse(start));
  const standin = await startStandin({ clock });
  const guild = standin.world.addGuild({ name: 'Embassy' });
  const channel = standin.world.addChannel(guild, 'history');
  const address = url ?? (await sqliteFiles.fresh());
  const errors: unknown[] = [];
  const trouble: string[] = [];
  const damages: string[] = [];
  const store = await startStore(address, ({ message }) => damages.push(message));
  let owners = 0;

  const another = async (more: Partial<ReminderOptions> = {}) => {
    owners += 1;
    const real = createReminderChannel({
      apiUrl: standin.apiUrl,
      token: standin.token,
      botId: standin.applicationId,
      mayReadHistory: (id) => {
        const there = standin.world.findChannel(id);
        return there && (standin.world.permissionsIn(there, standin.applicationId) & (1n << 16n)) !== 0n;
      },
    });
    const reminders = createReminders({
      store: owners === 1 ? store : await startStore(address),
      channel: {
        ...real,
        send: (post) => real.send({ ...post, timeout: Math.min(patience, post.timeout) }),
      },
      knowledge: () => ({ events, findPassage: () => undefined }),
      now: clock.now,
      wait: async () => undefined,
      owner: `process ${owners}`,
      isPaused: false,
      onError: (error) => errors.push(error),
      onTrouble: (target, state, code) => trouble.push(`${target.channel} ${state} ${code}`),
      ...options,
      ...more,
    });
    onTestFinished(() => reminders.stop());
    return reminders;
  };

  const reminders = await another();
  return {
    clock,
    standin,
    guild,
    channel,
    store,
    reminders,
    errors,
    trouble,
    damages,
    another,
    async at(text) {
      clock.advance(Date.parse(text) - clock.now());
      await reminders.tick();
    },
    async minutes(count) {
      for (let minute = 0; minute < count; minute += 1) {
        clock.advance(60_000);
        await reminders.tick();
      }
    },
    async addTarget(differing = {}) {
      await store.addTarget(aTarget({ channel: channel.id, guild: guild.id, ...differing }), 1000);
    },
    posts: (where = channel) => postsIn(standin, where),
  };
}

/** What the bot posted in a channel, oldest first: the minute, then its texts. */
export function postsIn(standin: Standin, channel: Channel): string[] {
  const guild = standin.world.findGuild(channel.guildId);
  const owner = standin.world.findUser(guild?.ownerId ?? '');
  if (!owner || !guild || !standin.world.findChannel(channel.id)) return [];
  return standin
    .asMember({ user: owner, guild, channel })
    .messages()
    .filter(({ author }) => author.id === standin.applicationId)
    .map((message) => {
      const texts = [...JSON.stringify(message.components).matchAll(/"content":"((?:[^"\\]|\\.)*)"/g)];
      return `${message.timestamp.slice(0, 16)} ${texts.map(([, text]) => text).join(' | ')}`;
    });
}
