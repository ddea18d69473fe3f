import { setImmediate as others } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSendLine, type SendLineOptions } from '../../src/reminders/send-line.ts';
import { SENDS_A_SECOND } from '../../src/store/store.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';

const SECOND = 1000;
const REQUESTS = 400;

test.each<[string, (i: number) => readonly [there: number, back: number]]>([
  ['evenly', () => [5, 5]],
  ['late, each in another time', (i) => [(i * 37) % 150, 20]],
  ['in bunches', (i) => [200 - ((i * 5) % 200), 5]],
  ['with answers that are long in coming', (i) => [3, (i * 53) % 300]],
  ['while Discord hangs for eight seconds', (i) => (i < 60 ? [8 * SECOND - i, 5] : [20, 20])],
])(
  'three processes never have more in a second than there are places, though requests arrive %s',
  async (_how, network) => {
    const url = await sqliteFiles.fresh();
    const time = createTime();
    const arrivals: number[] = [];
    let left = REQUESTS;
    const send = async () => {
      const line = createSendLine({ store: time.holdDuring(await startStore(url)), ...time });
      const open: Promise<void>[] = [];
      while (left > 0) {
        left -= 1;
        const [there, back] = network(left);
        const places = await line.reserve(1);
        await line.turn(places);
        const request = async () => {
          await time.wait(there);
          arrivals.push(time.now());
          await time.wait(back);
          await line.free(places);
        };
        open.push(request());
      }
      await Promise.all(open);
    };
    await time.pass(Promise.all([send(), send(), send()]));
    const busiest = arrivals.map((end) => arrivals.filter((at) => at <= end && at > end - SECOND).length);
    expect(arrivals).toHaveLength(REQUESTS);
    expect(Math.max(...busiest)).toBeLessThanOrEqual(SENDS_A_SECOND);
    // Which process writes first is the database's choice, so the last place of a second may stay free.
    expect(Math.max(...busiest)).toBeGreaterThan(0.9 * SENDS_A_SECOND);
  },
);

test('a clock that jumps back an hour holds up nothing', async () => {
  const HOUR = 3_600_000;
  const waits: number[] = [];
  let time = 10 * HOUR;
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
    time += milliseconds;
  };
  const store = await startStore(await sqliteFiles.fresh());
  const line = createSendLine({ store, now: () => time, wait });
  const send = async () => {
    const places = await line.reserve(1);
    await line.turn(places);
    await line.free(places);
  };
  for (let i = 0; i < 2 * SENDS_A_SECOND; i += 1) await send();
  time -= HOUR;
  for (let i = 0; i < 2 * SENDS_A_SECOND; i += 1) await send();
  expect(Math.max(...waits)).toBeLessThanOrEqual(SECOND);
});

test('what the database failed to give is not waited for: the next answer frees its place at once', async () => {
  const store = await startStore(await sqliteFiles.fresh());
  const freed: number[] = [];
  let isAway = false;
  const line = createSendLine({
    store: {
      async reserveSends(_count, now, before) {
        if (isAway) throw new Error('the database is away');
        isAway = true;
        return store.reserveSends(1, now, before);
      },
      async freeSends(places) {
        freed.push(places.length);
        await store.freeSends(places);
      },
    },
    now: () => 0,
    wait: async () => {},
  });
  await expect(line.reserve(2)).rejects.toThrow('the database is away');
  isAway = false;
  await line.free(await line.reserve(1));
  expect(freed).toEqual([1]);
});

/** Time that passes at once when everybody waits, and stands still while a database works. */
function createTime() {
  const waiting: { at: number; resume: () => void }[] = [];
  let time = 0;
  let working = 0;
  const hold = async <T>(work: () => Promise<T>) => {
    working += 1;
    try {
      return await work();
    } finally {
      working -= 1;
    }
  };
  return {
    now: () => time,
    holdDuring: (store: SendLineOptions['store']): SendLineOptions['store'] => ({
      reserveSends: (...places) => hold(() => store.reserveSends(...places)),
      freeSends: (places) => hold(() => store.freeSends(places)),
    }),
    wait: (milliseconds: number) =>
      new Promise<void>((resume) => {
        waiting.push({ at: time + milliseconds, resume });
      }),
    async pass(work: Promise<unknown>) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await others();
        if (working > 0) continue;
        waiting.sort((a, b) => a.at - b.at);
        const next = waiting.shift();
        time = Math.max(time, next?.at ?? 0);
        next?.resume();
      }
      await done;
    },
  };
}
