import { randomUUID } from 'node:crypto';
import { type Client, DiscordAPIError, Events, type Guild, Routes, ShardClientUtil } from 'discord.js';
import type { Logger } from 'pino';
import type { Overview } from '../knowledge/knowledge.ts';
import type { ReminderDesk } from '../reminders/desk.ts';
import { createReminders, type Reminders } from '../reminders/reminders.ts';
import { forgetOld } from '../reminders/retention.ts';
import { createZones } from '../reminders/zones.ts';
import { mayPost } from '../replies/reminder-lines.ts';
import { text } from '../reply.ts';
import type { Target } from '../store/rows.ts';
import type { Settlement, Store } from '../store/store.ts';
import { reminderTexts } from '../texts/reminders.ts';
import { createReminderChannel, type DiscordChannel } from './reminder-channel.ts';
import type { RequestGuard } from './request-guard.ts';

/** What reminders take from a bot that is logged in. */
export interface ReminderServiceOptions {
  /** None where there is no gateway: nothing is then known of servers but what Discord answers. */
  readonly client: Client<true> | undefined;
  /** The bot's own user. */
  readonly botId: string;
  readonly guard: RequestGuard;
  readonly store: Store;
  readonly knowledge: () => Overview;
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly token: string;
  readonly isPaused: boolean;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onSettled?: ((settlement: Settlement) => void) | undefined;
}

/** Reminders, and the desk for the commands. */
export interface ReminderService {
  readonly desk: ReminderDesk;
  /** Begins the daily posts: from now on `knowledge` is asked for. */
  start(): void;
  /** Begins nothing new, and resolves when what has begun is settled. */
  stop(): Promise<void>;
}

const READ_MESSAGE_HISTORY = 1n << 16n;
/** Milliseconds between two looks for what is to be forgotten, and what is damaged. */
const HOUSE_EVERY = 60 * 60_000;
/** Milliseconds for a word in the system channel. */
const PATIENCE = 10_000;

/** Opens the desk, and keeps what the gateway tells of servers and permissions. */
export async function openReminders(options: ReminderServiceOptions): Promise<ReminderService> {
  const { client, botId, guard, store, apiUrl, token, isPaused, log, now, wait } = options;
  const owner = randomUUID();
  const permissionsIn = (channel: string) => client && findPermissions(client, channel);
  const channel = createReminderChannel({
    apiUrl,
    token,
    botId,
    guard,
    mayReadHistory(id) {
      const permissions = permissionsIn(id);
      return permissions === undefined ? undefined : (permissions & READ_MESSAGE_HISTORY) !== 0n;
    },
  });
  const onError = (error: unknown, what: string) => log.error({ err: error, what }, 'reminders failed');
  let keptHouseAt = Number.NEGATIVE_INFINITY;
  const keepHouse = async () => {
    if (Math.abs(now() - keptHouseAt) < HOUSE_EVERY) return;
    keptHouseAt = now();
    await store.checkTargets();
    // However many processes there are, one forgets: what a run may take is a limit for all of them together.
    if (!(await store.lock('forget', { owner, now: now(), until: now() + HOUSE_EVERY }))) return;
    await forgetOld(store, now(), (counts) => log.warn(counts, 'servers that left are forgotten'));
  };
  const reminders = createReminders({
    store,
    channel,
    knowledge: options.knowledge,
    now,
    async wait(milliseconds) {
      await keepHouse().catch((error: unknown) => onError(error, 'keeping house'));
      await wait(milliseconds);
    },
    owner,
    isPaused,
    heldFor: guard.heldFor,
    onError,
    onSettled: options.onSettled,
    onTrouble(target, state, code) {
      log.warn({ channel: target.channel, guild: target.guild, state, code }, 'reminders stopped');
      void tell(client, channel, target, state, reminders.inLine).catch((error: unknown) =>
        onError(error, 'system channel'),
      );
    },
  });
  if (client) await watchGuilds(client, options);
  if (isPaused) log.warn('reminders are paused: PAUSE_REMINDERS is set');
  return {
    desk: { store, zones: createZones(), isPaused, permissionsIn, postTest: reminders.postTest },
    start: reminders.start,
    stop: () => reminders.stop(),
  };
}

function findPermissions(client: Client<true>, id: string): bigint | undefined {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return undefined;
  return channel.permissionsFor(client.user)?.bitfield;
}

/** An outage tells nothing: only what discord.js calls a deletion is a removal. */
async function watchGuilds(client: Client<true>, { store, log, now }: ReminderServiceOptions): Promise<void> {
  const attempt = (work: () => Promise<unknown>) => {
    work().catch((error: unknown) => log.error({ err: error }, 'reminders: a server’s change is not kept'));
  };
  const recheck = (guild: Guild) =>
    attempt(async () => {
      for (const { channel, state } of await store.targetsOf(guild.id)) {
        const permissions = findPermissions(client, channel);
        if (state === 'blocked' && permissions !== undefined && mayPost(permissions)) {
          await store.unblock(channel, now());
        }
      }
    });
  client.on(Events.GuildDelete, ({ id }) => attempt(() => store.leaveGuild(id, now())));
  client.on(Events.GuildCreate, ({ id }) => attempt(() => store.returnToGuilds([id])));
  client.on(Events.GuildRoleUpdate, ({ guild }) => recheck(guild));
  client.on(Events.GuildMemberUpdate, ({ guild, id }) => {
    if (id === client.user.id) recheck(guild);
  });
  client.on(Events.ChannelUpdate, (channel) => {
    if (!channel.isDMBased()) recheck(channel.guild);
  });
  await store.returnToGuilds([...client.guilds.cache.keys()]);
  attempt(() => findRemovals(client, store, now));
}

/** Servers that removed the bot while it was not there to hear it; one in an outage is known to the gateway. */
async function findRemovals(client: Client<true>, store: Store, now: () => number): Promise<void> {
  const { shards } = client.ws;
  const isOurs = (guild: string) =>
    shards.has(ShardClientUtil.shardIdForGuildId(guild, client.options.shardCount ?? shards.size));
  for (const guild of await store.guilds()) {
    if (client.guilds.cache.has(guild) || !isOurs(guild)) continue;
    if (await isRemoved(client, guild)) await store.leaveGuild(guild, now());
  }
}

async function isRemoved(client: Client<true>, guild: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.guild(guild));
    return false;
  } catch (error) {
    // Unknown server, or one that is none of the bot's business; anything else says nothing.
    return error instanceof DiscordAPIError && [10004, 50001].includes(Number(error.code));
  }
}

/** A word in the server's system channel, where it has one and the bot may write there; nothing depends on it. */
async function tell(
  client: Client<true> | undefined,
  channel: DiscordChannel,
  target: Target,
  state: 'blocked' | 'gone',
  inLine: Reminders['inLine'],
): Promise<void> {
  // Another process may have the server's shard.
  const guild = client?.guilds.cache.get(target.guild);
  const system = guild ? guild.systemChannelId : await channel.findSystemChannel(target.guild);
  if (!system || system === target.channel) return;
  // It stands in the line like every post: many servers may lose a permission at once.
  const sentence = `${reminderTexts(target.language).trouble(state)} `;
  await inLine(() =>
    channel.send({
      channel: system,
      reply: { tone: 'warning', blocks: [text(sentence, { channel: target.channel })] },
      role: null,
      // One for each channel and day: told again by another process it is the same message.
      nonce: `${target.channel.slice(-16)}${target.done_date?.slice(5) ?? ''}${state[0]}`,
      timeout: PATIENCE,
    }),
  );
}
