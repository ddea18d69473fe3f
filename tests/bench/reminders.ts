import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createStandin, type Standin } from '../../src/playground/standin.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SENDS_A_SECOND } from '../../src/store/store.ts';
import { startPostgres } from '../store/postgres.ts';
import { aTarget } from '../store/rows.ts';
import type { BenchOptions } from './options.ts';
import type { Section } from './report.ts';

const NINE = Date.parse('2026-05-01T04:00Z');

interface Figures {
  readonly seconds: number;
  readonly most: number;
  readonly refused: number;
}

/** Targets that are all due in one minute, sent by one process and by four, on one PostgreSQL. */
export async function benchReminders(options: BenchOptions): Promise<Section[]> {
  const targets = options.targets ?? (options.quick ? 135 : 900);
  const floor = targets / SENDS_A_SECOND;
  const postgres = await startPostgres();
  try {
    const rows: (string | number)[][] = [];
    for (const processes of [1, 4]) {
      options.progress(`reminders: ${processes} processes`);
      const { seconds, most, refused } = await measure(await postgres.fresh(), processes, targets);
      const name = processes === 1 ? '1 process' : `${processes} processes`;
      rows.push([name, seconds, seconds / floor, most, refused]);
    }
    return [
      {
        title: `Reminders: ${targets} due in one minute, on PostgreSQL; the send limit allows ${floor.toFixed(1)} s`,
        columns: ['', 'seconds', 'ratio to the limit', 'most in a second', 'refused with 429'],
        rows,
        goals: [],
      },
    ];
  } finally {
    await postgres.remove();
  }
}

async function measure(url: string, processes: number, targets: number): Promise<Figures> {
  const standin = await createStandin({ enforcesLimits: true });
  try {
    await fill(url, standin, targets);
    const began: number[] = [];
    const children = Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, ['tests/reminders/crash-child.ts'], {
        env: {
          PATH: process.env.PATH,
          URL_OF_STORE: url,
          API: standin.apiUrl,
          TOKEN: standin.token,
          BOT: standin.applicationId,
          NOW: String(NINE),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.once('data', () => began.push(performance.now()));
      child.stdout.resume();
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`reminders: a process ended with ${code}`);
    });
    await Promise.all(children);
    const seconds = (performance.now() - Math.min(...began)) / 1000;
    const { total } = standin.sends;
    if (total !== targets) throw new Error(`reminders: ${total} of ${targets} were posted`);
    const refused = standin.wire.entries().filter(({ status }) => status === 429).length;
    return { seconds, most: standin.sends.mostInASecond(), refused };
  } finally {
    await standin.close();
  }
}

async function fill(url: string, { world }: Standin, targets: number): Promise<void> {
  const store = await openStore(url, {
    wait: async () => undefined,
    onError: () => undefined,
    onDamage: () => undefined,
  });
  const guild = world.addGuild({ name: 'Embassy' });
  for (let i = 0; i < targets; i += 1) {
    const channel = world.addChannel(guild, `c-${i}`);
    await store.addTarget(aTarget({ channel: channel.id, guild: guild.id }), targets);
  }
  await store.close();
}
