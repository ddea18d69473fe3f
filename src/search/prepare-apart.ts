import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Fault, KnowledgeError } from '../knowledge/fault.ts';

/** A kind of line that no piece has: how it ended, as JSON of the faults, or null where there are none. */
export const ENDED = 'ended';

/** Characters of what a child that failed has to say. */
const MOST_WORDS = 4000;

/**
 * `prepare` in a process of its own, so that a bot goes on answering meanwhile, and so that the memory that reading and
 * indexing take, several times that of the result, is given back.
 */
export async function* prepareApart(folder: string, file: string | undefined): AsyncGenerator<string> {
  const version = new URL('../node-version.js', import.meta.url).href;
  const args = [
    '--import',
    version,
    fileURLToPath(new URL('./prepare-child.ts', import.meta.url)),
    folder,
    ...(file === undefined ? [] : [file]),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    words = (words + chunk).slice(-MOST_WORDS);
  });
  const exited = once(child, 'exit');
  // Waited for at the end only, where a child that never began is told of.
  exited.catch(() => undefined);
  try {
    for await (const line of linesOf(child.stdout)) {
      if (!line.startsWith(`${ENDED} `)) {
        yield line;
        continue;
      }
      const faults: readonly Fault[] | null = JSON.parse(line.slice(ENDED.length));
      if (faults) throw new KnowledgeError(faults);
      return;
    }
    const [code, signal] = await exited;
    throw new Error(
      `the process that reads ${folder} ended with ${signal ?? `code ${code}`}: ${words.trim()}`,
    );
  } finally {
    child.kill();
  }
}

/** Lines that end with a line break; text has others, which are no end of a line here. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${begun}${chunk}`.split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}
