import { PassThrough, Readable } from 'node:stream';
import { loadConfig } from '../../src/config.ts';
import { loadKnowledgeDir } from '../../src/knowledge-dir.ts';
import { runTerminal } from '../../src/terminal/run.ts';

interface Run {
  readonly stdin?: string | Uint8Array;
  /** The columns of a terminal; a pipe without. */
  readonly columns?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a terminal command as a process would and collects what it writes. */
export async function run(argv: readonly string[], { stdin = '', columns, env = {} }: Run = {}) {
  const [stdout, stderr] = [createStream(columns), createStream(columns)];
  const code = await runTerminal(argv, {
    streams: { stdin: Readable.from([stdin]), stdout, stderr },
    config: async () => loadConfig(env),
    knowledgeDir: () => loadKnowledgeDir(env),
    cache: 'node_modules/.vitest/cache',
    now: () => 0,
    today: '2026-11-24',
  });
  return { code, stdout: read(stdout), stderr: read(stderr) };
}

function createStream(columns: number | undefined) {
  const stream = new PassThrough({ highWaterMark: 1e9 });
  return columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns });
}

function read(stream: PassThrough): string {
  const chunk: Buffer | null = stream.read();
  return chunk?.toString('utf8') ?? '';
}
