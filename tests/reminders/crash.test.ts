import { type ChildProcess, spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { memberPermissions } from '../../src/playground/permissions.ts';
import { startStandin } from '../playground/bot.ts';
import { type Databases, runPostgres, sqliteFiles, startStore } from '../store/databases.ts';
import { aTarget } from '../store/rows.ts';
import { bundleCrashChild } from './crash-bundle.ts';
import { postsIn } from './rig.ts';

/** How often each row of the whole table is tried (`npm run crash-table`): a row takes seconds, and there are 64. */
const FULL = Number(process.env.FULL ?? 0);
const TIMES = Math.max(1, FULL);
const NINE = Date.parse('2026-05-01T04:00Z');
const POINTS = ['before the claim', 'after the claim', 'before Discord answers', 'after the answer'] as const;

interface Crash {
  readonly die: (typeof POINTS)[number];
  /** Milliseconds until the restart. */
  readonly down: number;
  readonly reads: boolean;
  readonly processes: number;
}

const table: Crash[] = POINTS.flatMap((die) =>
  [90_000, 600_000].flatMap((down) =>
    [true, false].flatMap((reads) => [1, 3].map((processes) => ({ die, down, reads, processes }))),
  ),
);
/** One row for each point, the others' values in turn. */
const rows =
  FULL > 0 ? table : [table[0], table[15], table[21], table[26]].filter((row) => row !== undefined);

let script = '';
beforeAll(async () => {
  script = await bundleCrashChild();
});

describe.each([
  ['SQLite', sqliteFiles],
  ['PostgreSQL', runPostgres()],
])(
  'on %s, a process killed',
  (name, databases) => {
    test.each(
      rows.map((row) => ({ ...row, minutes: row.down / 60_000, history: row.reads ? 'with' : 'without' })),
    )(
      '$die, $processes started again after $minutes min, $history history: posts once, or says that it does not know',
      async (row) => {
        const counts = { lost: 0, twice: 0, unknown: 0 };
        await repeat(TIMES, async () => {
          const { posts, state } = await crash(databases, row);
          counts.unknown += Number(state === 'unknown');
          counts.twice += Number(posts > 1);
          counts.lost += Number(posts === 0 && state !== 'unknown');
          // Without history and beyond the nonce's minutes nobody can know whether the claimed post went out.
          const isUnknown = !row.reads && row.down > 120_000 && row.die !== 'before the claim';
          expect(state).toBe(isUnknown ? 'unknown' : 'sent');
          expect(posts).toBe(isUnknown && row.die === 'after the claim' ? 0 : 1);
        });
        await note({ database: name, ...row, times: TIMES, ...counts });
      },
    );

    test('by nobody, but stopped for three minutes before its send: posts once', async () => {
      await repeat(TIMES, async () => {
        const place = await furnish(databases, true);
        const stopped = place.start(NINE, 'stop before the send');
        await stopped.hears('sending');
        place.clock.advance(180_000);
        await place.start(NINE + 180_000).ended;
        stopped.child.kill('SIGCONT');
        await stopped.ended;
        expect(await place.outcome()).toEqual({ posts: 1, state: 'sent' });
      });
      await note({ database: name, die: 'stopped for three minutes', times: TIMES });
    });

    test('never, three started together on an empty and on an old database: each of them is ready', async () => {
      const times = FULL > 1 ? 50 : 1;
      await repeat(times, async () => {
        const place = await furnish(databases, true, false);
        const together = (moment: number) =>
          Promise.all([1, 2, 3].map(() => place.start(moment)).map(({ ended }) => ended));
        const ready = Array.from({ length: 3 }, () => ['ready', 'done']);
        expect(await together(NINE)).toEqual(ready);
        await place.addTarget();
        const said = await together(NINE);
        expect(said.map((words) => words.filter((word) => word !== 'sending'))).toEqual(ready);
        expect(await place.outcome()).toEqual({ posts: 1, state: 'sent' });
      });
      await note({ database: name, die: 'started together', times });
    });
  },
  3_600_000,
);

/** As often, two at a time. */
async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all([worker(), worker()]);
}

/** The whole table's counts, a line for each row. */
async function note(counts: object): Promise<void> {
  if (FULL > 0) await appendFile('node_modules/.vitest/crash-table.jsonl', `${JSON.stringify(counts)}\n`);
}

async function crash(databases: Databases, { die, down, reads, processes }: Crash) {
  const place = await furnish(databases, reads);
  const first = place.start(NINE, die);
  // Discord has the message, and nobody hears of it.
  const stop =
    die === 'before Discord answers'
      ? place.standin.subscribe(place.owner, () => first.child.kill('SIGKILL'))
      : () => undefined;
  await first.ended;
  stop();
  place.clock.advance(down);
  const others = Array.from({ length: processes }, () => place.start(NINE + down));
  await Promise.all(others.map(({ ended }) => ended));
  return place.outcome();
}

/** A stand-in, a channel due at nine, and processes to start. */
async function furnish(databases: Databases, reads: boolean, isPrepared = true) {
  const clock = createManualClock(NINE);
  const standin = await startStandin({ clock });
  const hidden = reads ? 0n : PermissionFlagsBits.ReadMessageHistory;
  const guild = standin.world.addGuild({ name: 'Embassy', botPermissions: memberPermissions & ~hidden });
  const channel = standin.world.addChannel(guild, 'history');
  const owner = standin.world.findUser(guild.ownerId);
  if (!owner) throw new Error('no owner');
  const url = await databases.fresh();
  const addTarget = async () => {
    const store = await startStore(url);
    await store.addTarget(aTarget({ channel: channel.id, guild: guild.id }), 10);
  };
  if (isPrepared) await addTarget();

  return {
    clock,
    standin,
    owner,
    addTarget,
    start(now: number, die = '') {
      const child = spawn(process.execPath, [script], {
        env: {
          URL_OF_STORE: url,
          API: standin.apiUrl,
          TOKEN: standin.token,
          BOT: standin.applicationId,
          NOW: String(now),
          DIE: die,
          READS: reads ? '1' : '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return follow(child);
    },
    async outcome() {
      const store = await startStore(url);
      const [delivery] = await store.deliveriesOf(channel.id, 9);
      return { posts: postsIn(standin, channel).length, state: delivery?.state };
    },
  };
}

function follow(child: ChildProcess) {
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const words: string[] = [];
  const waiting = new Map<string, () => void>();
  if (!child.stdout || !child.stderr) throw new Error('no pipes');
  createInterface(child.stdout).on('line', (word) => {
    words.push(word);
    waiting.get(word)?.();
  });
  createInterface(child.stderr).on('line', (line) => words.push(`error: ${line}`));
  return {
    child,
    /** What it said until it ended, by itself or killed. */
    ended: new Promise<string[]>((resolve) => {
      child.on('close', () => resolve(words));
    }),
    hears: (word: string) =>
      new Promise<void>((resolve) => {
        if (words.includes(word)) resolve();
        else waiting.set(word, resolve);
      }),
  };
}
