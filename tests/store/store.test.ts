import { describe, expect, test } from 'vitest';
import type { Target } from '../../src/store/rows.ts';
import { type Place, SENDS_A_SECOND } from '../../src/store/store.ts';
import { runPostgres, sqliteFiles, startStore } from './databases.ts';
import { aTarget } from './rows.ts';

const key = { channel: '1', date: '2026-05-01', kind: 'daily', part: 0 } as const;
const delivery = { ...key, guild: '10', nonce: 'n', missed: 0 } as const;
const lease = (owner: string, now = 0) => ({ owner, now, until: now + 60_000 });

describe.each([
  ['SQLite', sqliteFiles],
  ['PostgreSQL', runPostgres()],
])('on %s', (_name, databases) => {
  const start = async () => startStore(await databases.fresh());

  describe('a target', () => {
    test('is kept as it was set', async () => {
      const store = await start();
      const target = aTarget({ topics: ['energy'], quiet_days: true, role: '7', zone: 'Asia/Karachi' });
      expect(await store.addTarget(target, 10)).toBe(true);
      expect(await store.findTarget(target.channel)).toEqual(target);
      expect(await store.targetsOf(target.guild)).toEqual([target]);
      expect(await store.targetsOf('another')).toEqual([]);
      expect(await store.removeTarget(target.channel)).toBe(true);
      expect(await store.findTarget(target.channel)).toBeUndefined();
    });

    test('changes only in what is given', async () => {
      const store = await start();
      await store.addTarget(aTarget(), 10);
      expect(await store.changeTarget('1', { time: '18:30', topics: ['culture'] })).toBe(true);
      expect(await store.findTarget('1')).toEqual(aTarget({ time: '18:30', topics: ['culture'] }));
      expect(await store.changeTarget('2', { time: '18:30' })).toBe(false);
    });

    test('is not added twice, and its server may have so many', async () => {
      const store = await start();
      const added = await Promise.all(
        ['1', '1', '2', '3', '4', '5'].map((channel) => store.addTarget(aTarget({ channel }), 3)),
      );
      expect(added.filter(Boolean)).toHaveLength(3);
      expect(await store.targetsOf('10')).toHaveLength(3);
    });

    test.each<[string, Partial<Target>, boolean]>([
      ['its time has come', {}, true],
      ['its time is yet to come', { time: '09:01' }, false],
      ['it lives in another zone', { zone: 'Asia/Tokyo' }, false],
      ['it begins tomorrow', { not_before: '2026-05-02' }, false],
      ['somebody looked today', { done_date: '2026-05-01' }, false],
      ['somebody looked yesterday', { done_date: '2026-04-30' }, true],
      ['somebody looked tomorrow, as the clock was wrong then', { done_date: '2026-05-02' }, true],
      ['it is paused', { state: 'paused' }, false],
      ['it is paused until today', { state: 'paused', paused_until: '2026-05-01' }, true],
      ['it is paused until tomorrow', { state: 'paused', paused_until: '2026-05-02' }, false],
      ['Discord refused it before', { state: 'blocked' }, true],
      ['its channel is gone', { state: 'gone' }, false],
    ])('is due or not when %s', async (_why, target, isDue) => {
      const store = await start();
      await store.addTarget(aTarget(target), 10);
      const clocks = [
        { zone: 'Asia/Karachi', date: '2026-05-01', time: '09:00' },
        { zone: 'Asia/Tokyo', date: '2026-05-01', time: '07:00' },
      ];
      expect(await store.due(clocks, 100)).toHaveLength(isDue ? 1 : 0);
    });

    test('is not due where the bot was removed, until it is back', async () => {
      const store = await start();
      await store.addTarget(aTarget(), 10);
      const clocks = [{ zone: 'Asia/Karachi', date: '2026-05-01', time: '09:00' }];
      await store.leaveGuild('10', 5);
      expect(await store.due(clocks, 100)).toEqual([]);
      await store.returnToGuilds(['10', '11']);
      expect(await store.due(clocks, 100)).toHaveLength(1);
      await store.markDone(['1'], '2026-05-01');
      expect(await store.due(clocks, 100)).toEqual([]);
      expect(await store.zones()).toEqual(['Asia/Karachi']);
    });
  });

  describe('a delivery', () => {
    test('is claimed by one of many', async () => {
      const store = await start();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.claim([delivery], lease(`owner ${index}`))),
      );
      expect(claims.flat()).toMatchObject([{ state: 'pending', uncertain: false, attempts: 1 }]);
    });

    test('is another’s when its lease has ended, and then nobody knows how far it got', async () => {
      const store = await start();
      await store.claim([delivery], lease('a'));
      expect(await store.reclaim(lease('b', 59_999), 10)).toEqual([]);
      const reclaimed = await Promise.all(
        ['b', 'c', 'd'].map((owner) => store.reclaim(lease(owner, 60_000), 10)),
      );
      expect(reclaimed.flat()).toMatchObject([
        { state: 'pending', uncertain: true, attempts: 2, began_at: 0 },
      ]);
      expect(await store.settle(key, 'a', { state: 'retry', nextAttempt: 1 })).toBe(false);
    });

    test('that was sent is written as sent, whoever owns it by now', async () => {
      const store = await start();
      await store.claim([delivery], lease('a'));
      await store.reclaim(lease('b', 60_000), 10);
      expect(await store.settle(key, 'a', { state: 'sent', message: '99' })).toBe(true);
      expect(await store.settle(key, 'b', { state: 'unknown' })).toBe(false);
      expect(await store.deliveriesOf('1', 5)).toMatchObject([{ state: 'sent', message: '99' }]);
      expect(await store.reclaim(lease('c', 600_000), 10)).toEqual([]);
    });

    test('that is tried again later is known not to have been sent', async () => {
      const store = await start();
      await store.claim([delivery], lease('a'));
      await store.settle(key, 'a', { state: 'retry', nextAttempt: 5000, error: '503' });
      expect(await store.reclaim(lease('a', 4999), 10)).toEqual([]);
      expect(await store.reclaim(lease('a', 5000), 10)).toMatchObject([{ uncertain: false, error: '503' }]);
    });

    test('that was blocked is tried at once when the permission is back', async () => {
      const store = await start();
      await store.addTarget(aTarget({ state: 'blocked', reason: '50013', told: true }), 10);
      await store.claim([delivery], lease('a'));
      await store.settle(key, 'a', { state: 'blocked', nextAttempt: 3_600_000, error: '50013' });
      await store.unblock('1', 1000);
      expect(await store.findTarget('1')).toMatchObject({ state: 'active', reason: null, told: false });
      expect(await store.reclaim(lease('a', 1000), 10)).toHaveLength(1);
    });

    test('is forgotten when it is old', async () => {
      const store = await start();
      await store.claim([delivery, { ...delivery, date: '2026-05-02' }], lease('a'));
      expect(await store.pruneDeliveries('2026-05-02')).toBe(1);
      expect(await store.deliveriesOf('1', 5)).toHaveLength(1);
    });
  });

  test('places for sends are each one’s, and are free again when they are freed, or by themselves', async () => {
    const store = await start();
    const NOW = 1_000_000;
    const asked = Array.from({ length: 9 }, async () => {
      const places: Place[] = [];
      while (places.length < 5) places.push(...(await store.reserveSends(5 - places.length, NOW, NOW)));
      return places;
    });
    const taken = (await Promise.all(asked)).flat();
    expect(await store.reserveSends(1, NOW, NOW + 1000)).toEqual([]);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(SENDS_A_SECOND);
    expect(new Set(taken.map(({ at }) => at))).toEqual(new Set([NOW]));
    await store.freeSends(taken.slice(0, 2).map((place, i) => ({ ...place, until: NOW + 2000 - i * 500 })));
    const [sooner, later, held] = await store.reserveSends(3, NOW + 10, NOW + 60_000);
    expect([sooner?.at, later?.at]).toEqual([NOW + 1500, NOW + 2000]);
    expect(held?.at).toBeGreaterThan(NOW + 30_000);
    // What was taken again meanwhile is not the former owner's to free.
    await store.freeSends(taken.map((place) => ({ ...place, until: NOW })));
    const again = await store.reserveSends(SENDS_A_SECOND, NOW + 20, NOW + 90_000);
    expect(again.filter(({ at }) => at > NOW + 20)).toHaveLength(3);
    // The clock jumped back an hour.
    expect((await store.reserveSends(1, NOW - 3_600_000, NOW))[0]?.at).toBe(NOW - 3_600_000);
  });

  test('a server that left is counted first, then forgotten whole', async () => {
    const store = await start();
    await store.addTarget(aTarget(), 10);
    await store.addTarget(aTarget({ channel: '2', guild: '20' }), 10);
    await store.claim([delivery], lease('a'));
    await store.leaveGuild('10', 1000);
    await store.leaveGuild('10', 9000);
    expect(await store.countLeft(1000, 5)).toEqual({ guilds: [], targets: 0, deliveries: 0 });
    expect(await store.countLeft(1001, 5)).toEqual({ guilds: ['10'], targets: 1, deliveries: 1 });
    expect(await store.countGuild('10')).toEqual({ targets: 1, deliveries: 1 });
    expect(await store.forgetGuild('10')).toEqual({ targets: 1, deliveries: 1 });
    expect(await store.countLeft(1001, 5)).toEqual({ guilds: [], targets: 0, deliveries: 0 });
    expect(await store.findTarget('2')).toBeDefined();
  });

  test('servers of which something is kept are told once each, without those that left', async () => {
    const store = await start();
    for (const channel of ['1', '2']) await store.addTarget(aTarget({ channel }), 10);
    await store.addTarget(aTarget({ channel: '3', guild: '20' }), 10);
    await store.claim([delivery, { ...delivery, guild: '30', channel: '4' }], lease('a'));
    await store.leaveGuild('20', 1000);
    expect((await store.guilds()).toSorted()).toEqual(['10', '30']);
  });

  test('a lock is one’s until it is given back or ends', async () => {
    const store = await start();
    expect(await store.lock('publish', lease('a'))).toBe(true);
    expect(await store.lock('publish', lease('b', 59_999))).toBe(false);
    expect(await store.lock('publish', lease('b', 60_000))).toBe(true);
    await store.unlock('publish', 'a');
    expect(await store.lock('publish', lease('c', 60_001))).toBe(false);
    await store.unlock('publish', 'b');
    expect(await store.lock('publish', lease('c', 60_001))).toBe(true);
  });

  test('what was kept is there after a restart, and starts that fall together wait for each other', async () => {
    const url = await databases.fresh();
    const stores = await Promise.all(Array.from({ length: 4 }, () => startStore(url)));
    await stores[0]?.addTarget(aTarget(), 10);
    expect(await (await startStore(url)).findTarget('1')).toEqual(aTarget());
  });
});
