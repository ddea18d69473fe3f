import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '../../src/calendar/date.ts';
import { NoAnswerError } from '../../src/playground/exchange.ts';
import { createSendCount } from '../../src/playground/rate-limits.ts';
import { createStandin, type Standin } from '../../src/playground/standin.ts';
import { clocksOf } from '../../src/reminders/local-time.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SENDS_A_SECOND } from '../../src/store/store.ts';
import { startPostgres } from '../store/postgres.ts';
import { aTarget } from '../store/rows.ts';
import { startBotProcess } from './children.ts';
import type { BenchOptions } from './options.ts';
import { invitePeople, readQuestions } from './people.ts';
import { createLatency, type Latency, type Section } from './report.ts';

/** Milliseconds between two questions, and between two looks at who holds how much. */
const THOUGHT = 250;
const LOOK = 2000;
/** Questions that are asked before, for the code to be compiled. */
const WARM = 40;

interface Figures {
  readonly seconds: number;
  readonly most: number;
  readonly refused: number;
  /** Questions that Discord would have given up. */
  readonly late: number;
  readonly calm: Latency;
  readonly busy: Latency;
  /** Megabytes of the largest process. */
  readonly megabytes: number;
}

/** Targets that are all due in one minute, sent by whole bots, one and four, on one PostgreSQL, while somebody asks. */
export async function benchReminders(options: BenchOptions): Promise<Section[]> {
  const targets = options.targets ?? (options.quick ? 135 : 900);
  const floor = targets / SENDS_A_SECOND;
  const postgres = await startPostgres();
  try {
    const rows: (string | number)[][] = [];
    for (const processes of [1, 4]) {
      options.progress(`reminders: ${processes} processes`);
      const url = await postgres.fresh();
      const { seconds, most, refused, late, calm, busy, megabytes } = await measure(url, processes, targets);
      const name = processes === 1 ? '1 process' : `${processes} processes`;
      rows.push([
        name,
        seconds,
        seconds / floor,
        most,
        refused,
        calm.p99,
        busy.p50,
        busy.p99,
        late,
        megabytes,
      ]);
    }
    return [
      {
        title: `Reminders: ${targets} due in one minute, on PostgreSQL; ${SENDS_A_SECOND} a second allow ${floor.toFixed(1)} s`,
        columns: [
          '',
          'seconds',
          'ratio to that',
          'most in a second',
          'refused with 429',
          '/ask p99 ms before',
          '/ask p50 ms meanwhile',
          '/ask p99 ms meanwhile',
          '/ask over 3 s',
          'MB at most',
        ],
        rows,
        goals: [],
      },
    ];
  } finally {
    await postgres.remove();
  }
}

async function measure(url: string, processes: number, targets: number): Promise<Figures> {
  const standin = await createStandin({
    enforcesLimits: true,
    shards: processes,
    maxConcurrency: processes,
  });
  // The stand-in's own count has the answers to questions, too.
  const posts: number[] = [];
  let refused = 0;
  let late = 0;
  standin.wire.added.add(({ at, method, path, status }) => {
    if (status === 429) refused += 1;
    else if (method === 'POST' && path.includes('/channels/')) posts.push(at);
  });
  const person = invitePeople(standin);
  const start = (shard: number) =>
    startBotProcess('rapport', standin, {
      DATABASE_URL: url,
      SHARDS: String(shard),
      SHARD_COUNT: String(processes),
    });
  const bots = [await start(0)];
  try {
    for (let shard = 1; shard < processes; shard += 1) bots.push(await start(shard));
    await Promise.all(bots.map(({ complete }) => complete));
    const questions = await readQuestions();
    const { calm, busy } = { calm: createLatency(), busy: createLatency() };
    const ask = async (i: number, latency: ReturnType<typeof createLatency>) => {
      const began = performance.now();
      try {
        await person().command('ask', { question: questions[i % questions.length] ?? '' });
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        late += 1;
      }
      latency.record(performance.now() - began);
    };
    for (let i = 0; i < 2 * WARM; i += 1) await ask(i, i < WARM ? createLatency() : calm);

    await fill(url, standin, targets);
    let megabytes = 0;
    const isDone = () => posts.length >= targets;
    const asking = async () => {
      for (let i = 0; !isDone(); i += 1) {
        await ask(i, busy);
        await pause(THOUGHT);
      }
    };
    const looking = async () => {
      while (!isDone()) {
        megabytes = Math.max(megabytes, ...(await Promise.all(bots.map((bot) => bot.residentSize()))));
        await pause(LOOK);
      }
    };
    const others = Promise.all([asking(), looking()]);
    await others;
    if (posts.length !== targets) throw new Error(`reminders: ${posts.length} posts to ${targets} channels`);
    const sends = createSendCount();
    const inOrder = posts.toSorted((a, b) => a - b);
    for (const at of inOrder) sends.record(at);
    return {
      seconds: ((inOrder.at(-1) ?? 0) - (inOrder[0] ?? 0)) / 1000,
      most: sends.mostInASecond(),
      refused,
      late,
      calm: calm.read(),
      busy: busy.read(),
      megabytes,
    };
  } finally {
    for (const bot of bots) await bot.stop();
    await standin.close();
  }
}

/** Channels that are due from midnight on, where it is noon: no day ends meanwhile. They come due all at once. */
async function fill(url: string, { world }: Standin, targets: number): Promise<void> {
  const store = await openStore(url, {
    wait: async () => undefined,
    onError: () => undefined,
    onDamage: () => undefined,
  });
  const east = 12 - new Date().getUTCHours();
  const zone = `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
  const today = clocksOf([zone], Date.now())[0]?.date ?? '';
  const guild = world.addGuild({ name: 'Embassy' });
  const channels = Array.from({ length: targets }, (_, i) => world.addChannel(guild, `c-${i}`).id);
  for (const channel of channels) {
    const settings = { time: '00:00', quiet_days: true, done_date: today };
    await store.addTarget(aTarget({ channel, guild: guild.id, zone, ...settings }), targets);
  }
  await store.markDone(channels, addDays(today, -1));
  await store.close();
}
