import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { createIdentifyQueue, type IdentifyOptions } from '../../src/transport/identify.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { createLog } from './bot-of.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

type Plan = Partial<IdentifyOptions['plan']>;

/** Queues of several processes with one clock, and when each shard identified. */
function start(plan: Plan = {}, given?: IdentifyOptions['lock']) {
  const clock = createManualClock(0);
  const identified: Array<{ shard: number; at: number }> = [];
  const { log, logged } = createLog();
  const never = new AbortController().signal;

  const taken = new Map<string, number>();
  const lock: IdentifyOptions['lock'] =
    given ??
    (async (name, until) => {
      if ((taken.get(name) ?? 0) > clock.now()) return false;
      taken.set(name, until);
      return true;
    });

  return {
    clock,
    identified,
    logged,
    process() {
      const queue = createIdentifyQueue({
        plan: { ids: [], count: 1, maxConcurrency: 1, total: 1000, ...plan },
        lock,
        now: clock.now,
        wait: (milliseconds) => new Promise<void>((resolve) => void clock.after(milliseconds, resolve)),
        log,
      });
      const identify = async (shard: number, signal = never) => {
        await queue.waitForIdentify(shard, signal);
        identified.push({ shard, at: clock.now() });
      };
      return { ...queue, identify };
    },
    async pass(milliseconds: number, step = SECOND) {
      for (let passed = 0; passed < milliseconds; passed += step) {
        await turn();
        clock.advance(step);
      }
      await turn();
    },
  };
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('shards identify', () => {
  test('one in five seconds, over all processes', async () => {
    const { process, pass, identified } = start();
    const [a, b] = [process(), process()];
    void Promise.all([a.identify(0), a.identify(1), b.identify(2), b.identify(3)]);
    await pass(MINUTE, 250);
    expect(identified).toHaveLength(4);
    const times = identified.map(({ at }) => at);
    for (const [i, at] of times.slice(1).entries())
      expect(at - Number(times[i])).toBeGreaterThanOrEqual(5000);
    expect(times.at(-1)).toBeLessThan(20 * SECOND);
  });

  test('together in as many buckets as Discord gives', async () => {
    const { process, pass, identified } = start({ maxConcurrency: 4 });
    const { identify } = process();
    void Promise.all(range(8).map((shard) => identify(shard)));
    await pass(250, 250);
    expect(identified.map(({ shard }) => shard)).toEqual([0, 1, 2, 3]);
    await pass(10 * SECOND, 250);
    expect(identified.map(({ shard }) => shard)).toEqual(range(8));
  });

  test('by the lock of a real database', async () => {
    const store = await startStore(await sqliteFiles.fresh());
    let owner = 0;
    const rig: ReturnType<typeof start> = start({}, (name, until) =>
      store.lock(name, { owner: String(owner++), now: rig.clock.now(), until }),
    );
    void Promise.all([rig.process().identify(0), rig.process().identify(1)]);
    const both = async () => {
      await rig.pass(250, 250);
      return rig.identified.length;
    };
    await expect.poll(both, { timeout: 30_000, interval: 1 }).toBe(2);
    expect(Number(rig.identified[1]?.at) - Number(rig.identified[0]?.at)).toBeGreaterThanOrEqual(5000);
  });

  test('each process for itself while the database is away', async () => {
    const { process, pass, identified, logged } = start({}, () => Promise.reject(new Error('away')));
    const { identify } = process();
    void Promise.all([identify(0), identify(1)]);
    await pass(10 * SECOND);
    expect(identified.map(({ at }) => at)).toEqual([5000, 10_000]);
    expect(logged).toMatchObject([{ level: 40 }, { level: 40 }]);
  });

  test('no more once their connection is gone, and leave their turn to the next', async () => {
    const { process, pass, identified } = start();
    const { identify } = process();
    const gone = new AbortController();
    void identify(0);
    const left = expect(identify(1, gone.signal)).rejects.toThrow();
    void identify(2);
    await pass(SECOND);
    gone.abort();
    await pass(5 * SECOND);
    await left;
    expect(identified.map(({ shard }) => shard)).toEqual([0, 2]);
  });
});

describe('a shard that begins anew again and again', () => {
  /** Identifies as soon as it may, `lives` milliseconds after its last session began. */
  async function fail(shards: number, lives: number, plan: Plan = {}) {
    const rig = start({ count: shards, maxConcurrency: 16, ...plan });
    const queue = rig.process();
    const loop = async (shard: number) => {
      for (;;) {
        await queue.identify(shard);
        queue.ready(shard);
        await new Promise<void>((resolve) => void rig.clock.after(lives, resolve));
      }
    };
    for (const shard of range(shards)) void loop(shard);
    await rig.pass(DAY, 5 * SECOND);
    return rig;
  }

  test.each([
    ['one, whose session is refused at once', 1, SECOND],
    ['one, whose session lasts ten minutes', 1, 10 * MINUTE],
    ['sixteen, whose sessions are refused at once', 16, SECOND],
    ['sixteen, whose sessions last a quarter of an hour', 16, 15 * MINUTE],
  ])('%s, uses half of a day’s starts at most', async (_what, shards, lives) => {
    const { identified } = await fail(shards, lives);
    expect(identified.length).toBeLessThanOrEqual(500 + shards);
    expect(identified.length).toBeGreaterThan(shards * 5);
  });

  test('waits ever longer, and says so', async () => {
    const { identified, logged } = await fail(1, SECOND);
    const pauses = identified
      .slice(1, 7)
      .map(({ at }, i) => Math.round((at - Number(identified[i]?.at)) / 5000));
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32]);
    expect(logged[0]).toMatchObject({ level: 40, shard: 0, msg: expect.stringContaining('waits') });
  });

  test('begins at once where its session had held for long', async () => {
    const { process, pass, identified, clock } = start();
    const queue = process();
    for (let i = 0; i < 4; i += 1) {
      void queue.identify(0);
      await pass(MINUTE);
    }
    queue.ready(0);
    await pass(60 * MINUTE, MINUTE);
    const before = clock.now();
    await queue.identify(0);
    expect(identified.at(-1)?.at).toBe(before);
  });
});
