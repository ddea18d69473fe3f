import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startStandin } from '../playground/bot.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { startLiveBot } from './live-bot.ts';
import { buttonOf, shown } from './shown.ts';

/** Half an hour before nine in Karachi, on the day on which relations were established. */
const BEFORE = Date.parse('2026-05-01T03:30:00Z');
const HALF_AN_HOUR = 30 * 60_000;
/** Reminders look once a second. */
const SOON = { timeout: 20_000 };

/** A bot with reminders at nine in Karachi, a moderator, and a clock that can be set ahead. */
async function startReminding() {
  const standin = await startStandin();
  const { world } = standin;
  const database = await sqliteFiles.fresh();
  const began = Date.now();
  let ahead = 0;
  const now = () => BEFORE + ahead + Date.now() - began;
  const start = () => startLiveBot(standin, { database, now });
  const first = await start();
  const guild = world.addGuild({ name: 'Embassy' });
  const channel = world.addChannel(guild, 'history');
  const system = world.addChannel(guild, 'lobby');
  const user = world.addUser('moderator');
  world.addMember(guild, user, PermissionFlagsBits.ManageGuild);
  const moderator = standin.asMember({ user, guild, channel });
  await moderator.command('reminders set', { time: '09:00', zone: 'Asia/Karachi' });
  const postsIn = (where: typeof channel) =>
    standin
      .asMember({ user, guild, channel: where })
      .messages()
      .filter(({ author, flags }) => author.id === standin.applicationId && (flags & 64) === 0)
      .map(shown);
  return {
    standin,
    world,
    guild,
    channel,
    system,
    moderator,
    first,
    start,
    store: await startStore(database),
    postsIn,
    nine: () => {
      ahead = HALF_AN_HOUR;
    },
    ten: () => {
      ahead = 3 * HALF_AN_HOUR;
    },
    sends: () => standin.wire.entries().filter(({ path }) => path === `/channels/${channel.id}/messages`),
  };
}

test('a lost permission is told in the system channel and at the next command, once, and heals by itself', async () => {
  const { world, guild, channel, system, moderator, postsIn, nine } = await startReminding();
  world.setSystemChannel(guild, system);
  const deny = PermissionFlagsBits.SendMessages;
  world.setOverwrites(channel, [{ kind: 1, id: world.bot.id, allow: 0n, deny }]);
  nine();
  const trouble = `I could not post the daily anniversaries: I lack the permission in <#${channel.id}>`;
  await expect.poll(() => postsIn(system), SOON).toEqual([trouble]);
  const said = async () => shown((await moderator.command('reminders status')).message);
  expect(await said()).toContain(trouble);
  expect(await said()).not.toContain(trouble);
  expect(await said()).toContain('Blocked: I may not post there.');
  world.setOverwrites(channel, []);
  await expect.poll(() => postsIn(channel), SOON).toEqual([expect.stringContaining('78 years ago')]);
  expect(await said()).not.toContain('Blocked');
  expect(postsIn(system)).toHaveLength(1);
});

test('an outage is no removal: the post comes all the same', async () => {
  const { world, guild, channel, postsIn, nine } = await startReminding();
  world.setOutage(guild, true);
  nine();
  await expect.poll(() => postsIn(channel), SOON).toHaveLength(1);
});

test('a server that removes the bot gets nothing more, and its settings wait for it', async () => {
  const { world, guild, channel, first, store, nine, sends } = await startReminding();
  world.removeBot(guild);
  await expect.poll(() => store.guilds(), SOON).toEqual([]);
  nine();
  await first.stop();
  expect(sends()).toEqual([]);
  expect(await store.findTarget(channel.id)).toMatchObject({ time: '09:00', state: 'active' });
});

test('a removal while the bot was down is noticed when it is back', async () => {
  const { world, guild, first, start, store } = await startReminding();
  await first.stop();
  world.removeBot(guild);
  await start();
  await expect.poll(() => store.guilds(), SOON).toEqual([]);
  const day = 24 * 60 * 60_000;
  expect(await store.countLeft(BEFORE + day, 10)).toMatchObject({ guilds: [guild.id], targets: 1 });
});

test('a server that is there, though the gateway has not said so yet, is no removal', async () => {
  const { first, start, store, world, guild, channel, postsIn, nine } = await startReminding();
  await first.stop();
  world.setOutage(guild, true);
  const second = await start();
  world.setOutage(guild, false);
  nine();
  await expect.poll(() => postsIn(channel), SOON).toHaveLength(1);
  await second.stop();
  expect(await store.guilds()).toEqual([guild.id]);
});

test('a change of the hour posts no date twice', async () => {
  const { channel, postsIn, nine, ten, moderator, first } = await startReminding();
  nine();
  await expect.poll(() => postsIn(channel), SOON).toHaveLength(1);
  const { message } = await moderator.command('reminders set', { time: '10:00' });
  expect(shown(message)).not.toContain('Next post: 1 May');
  ten();
  await moderator.command('reminders set', { topics: 'energy' });
  await first.stop();
  expect(postsIn(channel)).toHaveLength(1);
});

test('a day that was silent gets its post where a change of that day asks for it', async () => {
  const { channel, postsIn, nine, ten, moderator, store } = await startReminding();
  await moderator.command('reminders set', { topics: 'energy' });
  nine();
  const lookedAt = async () => (await store.findTarget(channel.id))?.done_date;
  await expect.poll(lookedAt, SOON).toBe('2026-05-01');
  await moderator.command('reminders clear', { setting: 'topics' });
  const { message } = await moderator.command('reminders set', { time: '10:00' });
  expect(shown(message)).toContain('Next post: 1 May 2026, 10:00');
  ten();
  await expect.poll(() => postsIn(channel), SOON).toHaveLength(1);
});

test('a channel that is gone can be taken away, though no menu offers it any more', async () => {
  const { channel, moderator, store, guild } = await startReminding();
  const { message: before } = await moderator.command('reminders status');
  expect(() => buttonOf(before, 'Remove channels that are gone')).toThrow('there is no button');
  await store.changeTarget(channel.id, { state: 'gone', reason: '10003', told: true });
  const { message } = await moderator.command('reminders status');
  expect(shown(message)).toContain('Stopped: the channel is no longer there.');
  if (!message) throw new Error('no reply');
  const pressed = await moderator.press(message, buttonOf(message, 'Remove channels that are gone'));
  expect(shown(pressed.message)).toBe('1 channel is removed.');
  expect(await store.targetsOf(guild.id)).toEqual([]);
});
