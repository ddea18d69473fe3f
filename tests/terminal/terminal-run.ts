import { PassThrough, Readable } from 'node:stream';
import { loadConfig, loadKnowledgeDir } from '../../src/config.ts';
import { runTerminal } from '../../src/terminal/run.ts';
import type { AddressRule } from '../../src/web/public-address.ts';

interface Run {
  /** Lines, as a person types them at a terminal, or all that a pipe holds. */
  readonly stdin?: string | Uint8Array | readonly string[];
  /** The columns of a terminal; a pipe without. */
  readonly columns?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly mayConnect?: AddressRule;
}

/** Runs a terminal command as a process would and collects what it writes. */
export async function run(
  argv: readonly string[],
  { stdin = '', columns, env = {}, mayConnect = () => false }: Run = {},
) {
  const [stdout, stderr] = [createStream(columns), createStream(columns)];
  const code = await runTerminal(argv, {
    streams: { stdin: createInput(stdin), stdout, stderr },
    config: () => loadConfig(env),
    knowledgeDir: () => loadKnowledgeDir(env),
    cache: 'node_modules/.vitest/cache',
    now: () => 0,
    today: '2026-11-24',
    mayConnect: async () => mayConnect,
    interruption: () => new AbortController().signal,
  });
  return { code, stdout: read(stdout), stderr: read(stderr) };
}

function createInput(stdin: NonNullable<Run['stdin']>) {
  const typed = typeof stdin === 'object' && !(stdin instanceof Uint8Array);
  return Object.assign(Readable.from(typed ? stdin : [stdin]), { isTTY: typed });
}

function createStream(columns: number | undefined) {
  const stream = new PassThrough({ highWaterMark: 1e9 });
  return columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns });
}

function read(stream: PassThrough): string {
  const chunk: Buffer | null = stream.read();
  return chunk?.toString('utf8') ?? '';
}
