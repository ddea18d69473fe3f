import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A playground as a person starts it. */
export interface Started {
  /** The page. */
  readonly url: string;
  /** All that the terminal shows. */
  readonly printed: () => string;
  /** Seconds since the command was given. */
  readonly seconds: () => number;
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>;
}

/** `npm start` without a token, at any free port; resolves when it says where the page is. */
export async function npmStart(): Promise<Started> {
  const { DISCORD_TOKEN: _, ...env } = process.env;
  const begun = performance.now();
  // A group of its own: npm and the bot get Ctrl-C together, as from a terminal.
  const child = spawn('npm', ['start'], { env: { ...env, PORT: '0', NODE_ENV: '' }, detached: true });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += String(chunk);
        const [, found] = /Open (http:\S+)/.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    exit.then(() => reject(new Error(`npm start ended: ${printed}`)), reject);
  });
  return {
    url,
    printed: () => printed,
    seconds: () => (performance.now() - begun) / 1000,
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      return (await exit)[0];
    },
  };
}
