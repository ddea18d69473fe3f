import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/playground/faults.ts';
import { memberPermissions } from '../../src/playground/permissions.ts';
import { type Rig, startRig } from './rig.ts';

const SEND = 'POST /channels/:id/messages';
const HISTORY = 'GET /channels/:id/messages';
const NINE = '2026-05-01T04:00Z';
const blind = memberPermissions & ~PermissionFlagsBits.ReadMessageHistory;

const ledger = async ({ store, channel }: Rig) => {
  const deliveries = await store.deliveriesOf(channel.id, 9);
  return deliveries.map(({ state, error }) => (error === null ? state : `${state} ${error}`));
};

describe('a send that fails', () => {
  test.each<[string, number, Fault, string]>([
    ['with 500 before Discord did it', 3, { kind: 'error', status: 500 }, 'retry 500'],
    ['with 502 after Discord did it', 1, { kind: 'error', status: 502, when: 'after' }, 'retry 502'],
    ['with a page of something on the way', 1, { kind: 'page', status: 502 }, 'retry 502'],
    ['with a page that forbids', 1, { kind: 'page', status: 403 }, 'retry HTTP 403'],
    ['with JSON that is none', 1, { kind: 'garbage' }, 'retry SyntaxError'],
    ['with 429', 2, { kind: 'rate-limit', retryAfter: 0.01 }, 'retry 429'],
    ['with 429 for everything', 1, { kind: 'rate-limit', retryAfter: 0.01, scope: 'global' }, 'retry 429'],
    ['as the connection is dropped', 1, { kind: 'drop', when: 'before' }, 'retry UND_ERR_SOCKET'],
    ['as the answer is lost', 1, { kind: 'drop', when: 'after' }, 'retry UND_ERR_SOCKET'],
    ['as the answer is reset', 1, { kind: 'reset', when: 'after' }, 'retry ECONNRESET'],
  ])('%s is in the channel once in the end', async (_why, times, fault, state) => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.faults.add(SEND, times, fault);
    await rig.at(NINE);
    expect(await ledger(rig)).toEqual([state]);
    // A limit is kept in real time by the client itself.
    await expect
      .poll(async () => {
        await rig.minutes(20);
        return ledger(rig);
      })
      .toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
    expect(rig.errors).toEqual([]);
  });

  test('and whose history fails too is looked for again later', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.faults.add(SEND, 1, { kind: 'drop', when: 'after' });
    rig.standin.faults.add(HISTORY, 4, { kind: 'error', status: 503 });
    await rig.at(NINE);
    await rig.minutes(2);
    expect(await ledger(rig)).toEqual(['retry 503']);
    await rig.minutes(30);
    expect(await ledger(rig)).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('for ten minutes with 500 costs few requests, and is in the channel once in the end', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.faults.add(SEND, 1000, { kind: 'error', status: 500 });
    await rig.at(NINE);
    await rig.minutes(10);
    const tried = 1000 - rig.standin.faults.left(SEND);
    expect(tried).toBeGreaterThan(3);
    expect(tried).toBeLessThanOrEqual(10);
    rig.standin.faults.clear();
    await rig.minutes(15);
    expect(await ledger(rig)).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('until its day is over is left out', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.faults.add(SEND, 500, { kind: 'rate-limit', retryAfter: 3600 });
    await rig.at('2026-05-01T17:00Z');
    await rig.minutes(180);
    expect(await ledger(rig)).toEqual(['missed 429']);
    expect(rig.posts()).toEqual([]);
  });

  test('is repeated within two minutes where the history may not be read, with the same nonce', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.world.setBotPermissions(rig.guild, blind);
    rig.standin.faults.add(SEND, 1, { kind: 'drop', when: 'after' });
    await rig.at(NINE);
    await rig.minutes(1);
    expect(await ledger(rig)).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('and is not repeated later where the history may not be read', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.world.setBotPermissions(rig.guild, blind);
    rig.standin.faults.add(SEND, 1, { kind: 'drop', when: 'after' });
    await rig.at(NINE);
    rig.clock.advance(5 * 60_000);
    await rig.minutes(60);
    expect(await ledger(rig)).toEqual(['unknown UND_ERR_SOCKET']);
    expect(rig.posts()).toHaveLength(1);
  });
});

describe('a channel without permission', () => {
  test('is blocked, told of once, and goes on by itself when the permission returns', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.world.setBotPermissions(rig.guild, memberPermissions & ~PermissionFlagsBits.SendMessages);
    await rig.at(NINE);
    await rig.minutes(150);
    expect(await ledger(rig)).toEqual(['blocked 50013']);
    expect(rig.trouble).toEqual([`${rig.channel.id} blocked 50013`]);
    expect(await rig.store.findTarget(rig.channel.id)).toMatchObject({ state: 'blocked', told: false });
    rig.standin.world.setBotPermissions(rig.guild, memberPermissions);
    await rig.minutes(60);
    expect(await ledger(rig)).toEqual(['sent']);
    expect(await rig.store.findTarget(rig.channel.id)).toMatchObject({ state: 'active', reason: null });
  });

  test('holds up no other channel', async () => {
    const rig = await startRig();
    const other = rig.standin.world.addChannel(rig.guild, 'other');
    rig.standin.world.setOverwrites(rig.channel, [
      { kind: 1, id: rig.standin.applicationId, allow: 0n, deny: PermissionFlagsBits.ViewChannel },
    ]);
    await rig.addTarget();
    await rig.addTarget({ channel: other.id });
    await rig.at(NINE);
    expect(await ledger(rig)).toEqual([expect.stringMatching(/^blocked 500(?:01|13)$/)]);
    expect(rig.posts(other)).toHaveLength(1);
  });
});

describe('a channel that is deleted', () => {
  test('is confirmed after half an hour, and its settings stay', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.world.removeChannel(rig.channel);
    await rig.at(NINE);
    await rig.minutes(29);
    expect(await ledger(rig)).toEqual(['retry 10003']);
    await rig.minutes(2);
    expect(await ledger(rig)).toEqual(['gone 10003']);
    expect(await rig.store.findTarget(rig.channel.id)).toMatchObject({ state: 'gone', time: '09:00' });
    expect(rig.trouble).toEqual([`${rig.channel.id} gone 10003`]);
  });

  test('only as it seemed is posted to after half an hour', async () => {
    const rig = await startRig();
    await rig.addTarget();
    rig.standin.faults.add(SEND, 1, { kind: 'refusal', code: 10003 });
    await rig.at(NINE);
    await rig.minutes(31);
    expect(await ledger(rig)).toEqual(['sent']);
  });
});

test('a hanging channel holds up no other, and is given up in time', async () => {
  const rig = await startRig({ patience: 300 });
  const other = rig.standin.world.addChannel(rig.guild, 'other');
  await rig.addTarget();
  await rig.addTarget({ channel: other.id });
  rig.standin.faults.add(`POST /channels/${rig.channel.id}/messages`, 1, { kind: 'hang' });
  const posted = new Promise((resolve) => {
    rig.standin.wire.added.add(resolve);
  });
  const ticked = rig.at(NINE);
  await posted;
  expect(rig.posts(other)).toHaveLength(1);
  await ticked;
  expect(await ledger(rig)).toEqual(['retry AbortError']);
  await rig.minutes(2);
  expect(rig.posts()).toHaveLength(1);
});

test('nobody sends after the lease has ended: whoever was stopped over it leaves it to the other', async () => {
  const rig = await startRig();
  await rig.addTarget();
  let resume: () => void = () => undefined;
  const other = await rig.another();
  const stopped = await rig.another({
    // Stops between the claim and the send, as a process that is stopped does.
    wait: () =>
      new Promise((resolve) => {
        resume = () => resolve(undefined);
      }),
  });
  await rig.store.reserveSends(45, Date.parse(NINE), Date.parse(NINE));
  rig.clock.advance(Date.parse(NINE) - rig.clock.now());
  const late = stopped.tick();
  await expect.poll(() => rig.store.deliveriesOf(rig.channel.id, 1)).toHaveLength(1);
  rig.clock.advance(3 * 60_000);
  await other.tick();
  expect(await ledger(rig)).toEqual(['sent']);
  resume();
  await late;
  expect(rig.posts()).toHaveLength(1);
  expect(rig.standin.wire.entries().filter(({ method }) => method === 'POST')).toHaveLength(1);
});
