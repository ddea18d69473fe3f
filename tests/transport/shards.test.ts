import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { shardOf } from '../../src/playground/snowflake.ts';
import { planShards, SessionLimitError } from '../../src/transport/shards.ts';
import { startStandin } from '../playground/bot.ts';
import { sqliteFiles } from '../store/databases.ts';
import { startLiveBot } from './live-bot.ts';
import { shown } from './shown.ts';

describe('a plan', () => {
  test.each([
    ['all that Discord advises', undefined, undefined, { ids: [0, 1, 2], count: 3 }],
    ['all of a number', undefined, 2, { ids: [0, 1], count: 2 }],
    ['some of a number', [1, 3], 4, { ids: [1, 3], count: 4 }],
  ])('has %s', async (_what, shards, shardCount, plan) => {
    const standin = await startStandin({ shards: 3, maxConcurrency: 16 });
    const { apiUrl, token } = standin;
    expect(await planShards({ apiUrl, token, shards, shardCount, now: Date.now })).toEqual({
      ...plan,
      maxConcurrency: 16,
      total: 1000,
    });
  });

  test.each([
    ['few are left', 100, undefined],
    ['just enough are left', 101, [0]],
    ['none is left', 0, undefined],
  ])('where %s', async (_what, sessionStarts, ids) => {
    const { apiUrl, token } = await startStandin({ sessionStarts });
    const plan = planShards({ apiUrl, token, shards: undefined, shardCount: undefined, now: () => 0 });
    if (ids) return expect((await plan).ids).toEqual(ids);
    await expect(plan).rejects.toThrow(SessionLimitError);
    await expect(plan).rejects.toThrow(
      `Discord allows ${sessionStarts} more session starts of 1000 until 1970-01-02T00:00:00.000Z, this process needs 1`,
    );
  });
});

test('two processes that start together take turns, and each answers its own servers', async () => {
  // Ids of different milliseconds fall on different shards.
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const standin = await startStandin({ shards: 2, identifyWindow: 5000, clock });
  const { world } = standin;
  const guilds = [0, 1].map((shard) => {
    clock.advance(1);
    const guild = world.addGuild({ name: `server ${shard}` });
    world.addChannel(guild, 'general');
    return guild;
  });
  const database = await sqliteFiles.fresh();
  const bots = await Promise.all(
    ['0', '1'].map((SHARDS) => startLiveBot(standin, { database, env: { SHARDS, SHARD_COUNT: '2' } })),
  );
  expect(standin.gateway.identifies).toBe(2);
  expect(standin.gateway.refusedIdentifies).toBe(0);
  expect(bots.map(({ said }) => said('logged in').map(({ shards, guilds: seen }) => [shards, seen]))).toEqual(
    [[[[0], 1]], [[[1], 1]]],
  );
  for (const guild of guilds) {
    const user = world.addUser('member');
    world.addMember(guild, user);
    const { message } = await standin.asMember({ user, guild }).command('ask', { question: 'helicopters' });
    expect(shown(message)).toContain('Mi-35M');
  }

  // One goes: the other stays as it is.
  const second = guilds.find(({ id }) => shardOf(id, 2) === 1);
  await bots[0]?.stop();
  expect([standin.gateway.connected, standin.gateway.identifies, standin.gateway.resumes]).toEqual([1, 2, 0]);
  const user = world.addUser('member');
  if (!second) throw new Error('no server on the second shard');
  world.addMember(second, user);
  const { message } = await standin
    .asMember({ user, guild: second })
    .command('ask', { question: 'helicopters' });
  expect(shown(message)).toContain('Mi-35M');
});
