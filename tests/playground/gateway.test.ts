import { type Client, Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { shardOf } from '../../src/playground/snowflake.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { ask, furnish, startBot, startStandin } from './bot.ts';

/** A bot that answers, before and after its connection was hurt. */
async function startAnswering(standin: Standin): Promise<Client<true>> {
  const client = await startBot(standin, async (interaction) =>
    interaction.isChatInputCommand() ? interaction.reply('answer') : undefined,
  );
  await client.application.commands.set([ask]);
  return client;
}

describe('discord.js stays with the stand-in', () => {
  test.each([
    ['a cut connection', (standin: Standin) => standin.gateway.cut()],
    ['op 7', (standin: Standin) => standin.gateway.askToReconnect()],
    ['close code 4000', (standin: Standin) => standin.gateway.close(4000)],
  ])('through %s, and gets what it missed', async (_what, hurt) => {
    const standin = await startStandin();
    const seat = furnish(standin);
    const client = await startAnswering(standin);
    const resumed = standin.gateway.next('resume');
    const closed = standin.gateway.next('close');
    hurt(standin);
    await closed;
    const missed = standin.world.addChannel(seat.guild, 'while-away');
    const exchange = await standin.asMember(seat).command('ask', { question: 'x' });
    await resumed;
    expect(exchange.message?.content).toBe('answer');
    expect(client.channels.cache.get(missed.id)).toBeDefined();
    expect(standin.gateway.identifies).toBe(1);
  });

  test('through op 9 that may be resumed, on the connection that it has', async () => {
    const standin = await startStandin();
    furnish(standin);
    await startBot(standin);
    const resumed = standin.gateway.next('resume');
    standin.gateway.invalidate(true);
    await resumed;
    expect(standin.gateway.identifies).toBe(1);
  });

  test('through heartbeats without an answer: it takes the connection for dead and resumes', async () => {
    const standin = await startStandin({ heartbeatInterval: 60 });
    furnish(standin);
    await startBot(standin);
    await standin.gateway.next('heartbeat');
    const resumed = standin.gateway.next('resume');
    standin.gateway.ignoreHeartbeats(true);
    await standin.gateway.next('close');
    standin.gateway.ignoreHeartbeats(false);
    await resumed;
    expect(standin.gateway.connected).toBe(1);
  });

  test('when its session is over: it identifies anew', { timeout: 10_000 }, async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    await startAnswering(standin);
    const again = standin.gateway.next('identify');
    standin.gateway.invalidate(false);
    await again;
    const exchange = await standin.asMember(seat).command('ask', { question: 'x' });
    expect(exchange.message?.content).toBe('answer');
    expect(standin.gateway.identifies).toBe(2);
  });

  test('when HELLO and READY are slow', async () => {
    const standin = await startStandin();
    furnish(standin);
    const sayHello = standin.gateway.holdHello();
    const sayReady = standin.gateway.holdReady();
    const starting = startBot(standin);
    sayHello();
    await standin.gateway.next('identify');
    expect(standin.gateway.connected).toBe(1);
    sayReady();
    expect((await starting).isReady()).toBe(true);
  });
});

test('a permission taken away is told and counts at once', async () => {
  const standin = await startStandin();
  const { guild, channel } = furnish(standin);
  const client = await startBot(standin);
  const told = new Promise((resolve) => {
    client.once(Events.GuildRoleUpdate, resolve);
  });
  standin.world.setBotPermissions(guild, 1n << 10n);
  await told;
  const target = await client.channels.fetch(channel.id);
  await expect(target?.isSendable() ? target.send('x') : undefined).rejects.toMatchObject({ code: 50013 });
});

/** A bare client of the gateway, to send what discord.js never would. */
async function connect(standin: Standin, version = '10') {
  const url = `${standin.apiUrl.replace('http', 'ws').replace('/api', '')}/gateway?v=${version}&encoding=json`;
  const socket = new WebSocket(url);
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  await new Promise((resolve) => {
    socket.addEventListener('message', resolve, { once: true });
  });
  return {
    closed,
    send: (payload: unknown) => socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  };
}

const identify = (standin: Standin, more: object = {}) => ({
  op: 2,
  d: { token: standin.token, intents: 1, properties: {}, ...more },
});

test.each([
  ['a wrong token', 4004, (standin: Standin) => identify(standin, { token: 'wrong' })],
  [
    'the message content intent, which was not granted',
    4014,
    (standin: Standin) => identify(standin, { intents: 1 << 15 }),
  ],
  ['an intent that there is not', 4013, (standin: Standin) => identify(standin, { intents: 1 << 30 })],
  ['a shard beyond the last', 4010, (standin: Standin) => identify(standin, { shard: [2, 2] })],
  ['what is no JSON', 4002, () => '{'],
  ['more than 4,096 bytes', 4002, () => ({ op: 1, d: 'x'.repeat(5000) })],
  ['an unknown opcode', 4001, () => ({ op: 99 })],
  ['a presence before IDENTIFY', 4003, () => ({ op: 3, d: {} })],
])('%s closes the connection with %i', async (_what, code, payload) => {
  const standin = await startStandin();
  const { closed, send } = await connect(standin);
  send(payload(standin));
  expect(await closed).toBe(code);
});

test('a second IDENTIFY closes the connection with 4005', async () => {
  const standin = await startStandin();
  const { closed, send } = await connect(standin);
  send(identify(standin));
  send(identify(standin));
  expect(await closed).toBe(4005);
});

test('more than 120 events in a minute close the connection with 4008', async () => {
  const standin = await startStandin();
  const { closed, send } = await connect(standin);
  for (let count = 0; count <= 120; count += 1) send({ op: 1, d: null });
  expect(await closed).toBe(4008);
});

test('a shard hears of its own servers alone', async () => {
  // Ids of different milliseconds fall on different shards.
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const standin = await startStandin({ shards: 2, clock });
  const guilds = Array.from({ length: 6 }, (_, index) => {
    clock.advance(1);
    return standin.world.addGuild({ name: `server ${index}` });
  });
  const heard = await Promise.all(
    [0, 1].map(async (id) => {
      const client = await startBot(standin, undefined, [], { shards: [id], shardCount: 2 });
      return client.guilds.cache.map((guild) => guild.id);
    }),
  );
  expect(heard.flat().toSorted()).toEqual(guilds.map((guild) => guild.id).toSorted());
  expect(heard[1]).toHaveLength(3);
  expect(heard[1]).toEqual(guilds.map((guild) => guild.id).filter((id) => shardOf(id, 2) === 1));
});
