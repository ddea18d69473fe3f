import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startStandin } from '../playground/bot.ts';
import { runPostgres } from '../store/databases.ts';
import { startLiveBot } from '../transport/live-bot.ts';
import { shown } from '../transport/shown.ts';
import { postsIn } from './rig.ts';

const postgres = runPostgres();

const MINUTE = 60_000;
/** Two minutes before nine in Karachi, on the day on which relations were established. */
const START = Date.parse('2026-05-01T03:58:00Z');

async function start() {
  const began = Date.now();
  const clock = { offset: START - began };
  const now = () => Date.now() + clock.offset;
  const standin = await startStandin({ clock: { now, after: () => () => undefined } });
  const guild = standin.world.addGuild({ name: 'Embassy' });
  const channel = standin.world.addChannel(guild, 'history');
  const user = standin.world.addUser('moderator');
  standin.world.addMember(guild, user, PermissionFlagsBits.ManageGuild);
  const live = await startLiveBot(standin, {
    database: await postgres.fresh(),
    now,
    env: { HTTP_PORT: '0' },
  });
  const questions = standin.world.addChannel(guild, 'questions');
  const member = standin.asMember({ user, guild, channel: questions });
  const said = async (name: string, values = {}) => {
    const exchange = await member.command(name, values);
    return shown(await exchange.finished());
  };
  await said('reminders set', { time: '09:00', zone: 'Karachi', channel: channel.id });
  return {
    live,
    standin,
    clock,
    said,
    owner: standin.world.findUser(guild.ownerId) ?? user,
    posts: () => postsIn(standin, channel).length,
    ready: async () => (await fetch(`${live.bot.httpUrl}/readyz`)).json(),
  };
}

test('PostgreSQL is away for five minutes when reminders are due: questions are answered, and no reminder is lost', async () => {
  const { live, clock, said, posts, ready } = await start();
  await postgres.stop();
  clock.offset += 3 * MINUTE;
  await live.hears('reminders failed');
  expect(await said('ask', { question: 'helicopters' })).toContain('Mi-35M');
  expect(await said('onthisday')).toContain('1948');
  expect(await said('reminders status')).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  expect(await ready()).toMatchObject({ ready: false, database: 'unreachable', gateway: 'ready' });

  clock.offset += 5 * MINUTE;
  expect(posts()).toBe(0);
  await postgres.start();
  await expect.poll(posts, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(() => said('reminders status'), { timeout: 20_000, interval: 1500 })
    .toContain('1 May 2026, sent');
  expect(await ready()).toMatchObject({ ready: true });
});

test('PostgreSQL goes while a post is on its way: it is known to be sent once the database is back', async () => {
  const { live, standin, clock, said, posts, owner } = await start();
  // Discord has the message, and the ledger does not hear of it.
  const gone = new Promise<void>((resolve) => {
    const stop = standin.subscribe(owner, () => {
      if (posts() === 0) return;
      stop();
      resolve(postgres.stop());
    });
  });
  clock.offset += 3 * MINUTE;
  await gone;
  expect(await said('ask', { question: 'helicopters' })).toContain('Mi-35M');
  await postgres.start();
  // What nobody settled is taken again when its minute has passed.
  clock.offset += 5 * MINUTE;
  await expect
    .poll(() => said('reminders status'), { timeout: 20_000, interval: 1500 })
    .toContain('1 May 2026, sent');
  expect(posts()).toBe(1);
  expect(live.said('ready to answer')).toHaveLength(1);
});
