import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Standin } from '../../src/playground/standin.ts';

const root = join(import.meta.dirname, '../..');

/** Each bot's script: ours, discord.js with a handler of three lines, and a socket without any library. */
const scripts = {
  rapport: 'src/main.ts',
  bare: 'tests/bench/bare-bot.ts',
  floor: 'tests/bench/floor-bot.ts',
} as const;

export type BotKind = keyof typeof scripts;

/** A bot in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** Milliseconds from its start until it is logged in, or listens. */
  readonly ready: number;
  /** What it printed until then. */
  readonly printed: string;
  /** Resolves when all of its commands are there, and all that it answers from. */
  readonly complete: Promise<void>;
  /** Megabytes that it holds now. */
  residentSize(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a bot as it is in production, logs and all, and waits until it is logged in. */
export async function startBotProcess(
  kind: BotKind,
  standin: Standin,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const began = performance.now();
  // The compiled code is kept for all of them, as `npm start` does for ours.
  const flags = kind === 'rapport' ? await readStartFlags() : [];
  const child = spawn(process.execPath, [...flags, '--import', './src/node-version.js', scripts[kind]], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: standin.token,
      DISCORD_API_URL: standin.apiUrl,
      DATABASE_URL: 'sqlite::memory:',
      ...env,
    },
  });
  let printed = '';
  const exit = once(child, 'exit');
  const complete = Promise.withResolvers<void>();
  const look = (chunk: Buffer) => {
    printed = (printed + String(chunk)).slice(-20_000);
    if (kind !== 'rapport' || printed.includes('ready to answer')) complete.resolve();
  };
  await new Promise<void>((resolve, reject) => {
    const lookForLogin = () => {
      if (/logged in|ready to answer/.test(printed)) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', look).on('data', lookForLogin);
    exit.then(() => reject(new Error(`the ${kind} bot ended:\n${printed}`)), reject);
  });
  const ready = performance.now() - began;
  // What it goes on to print must not fill the pipe.
  complete.promise.then(() => {
    for (const stream of [child.stdout, child.stderr]) stream.removeAllListeners('data').resume();
  });
  return {
    child,
    ready,
    printed,
    complete: complete.promise,
    residentSize: () => residentSize(child.pid ?? 0),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exit;
    },
  };
}

/** What `npm start` gives Node for memory and start, of which a bot without flags of its own has none. */
async function readStartFlags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return String(scripts.start).match(/--(?!env-file|import)\S+/g) ?? [];
}

/** Runs a script of this folder with its arguments as JSON; what it prints is JSON too. */
export async function runScript(name: string, args: object): Promise<unknown> {
  const path = join(import.meta.dirname, name);
  // The compiled code is kept, as `npm start` does.
  const kept = ['--import', './src/node-version.js'];
  const options = ['--expose-gc', '--max-old-space-size=8192', ...kept, path, JSON.stringify(args)];
  const { stdout } = await promisify(execFile)(process.execPath, options, {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

async function residentSize(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1e6;
}
