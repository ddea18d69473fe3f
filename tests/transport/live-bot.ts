import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { type Bot, startBot } from '../../src/bot.ts';
import { loadConfig } from '../../src/config.ts';
import type { Standin } from '../../src/playground/standin.ts';

/** The real bot, logged in to a stand-in, and what it logs. It ends with the test. */
export async function startLiveBot(
  standin: Standin,
  { knowledge = 'knowledge' }: { readonly knowledge?: string } = {},
) {
  const logged: Array<Record<string, unknown>> = [];
  const heard = new EventEmitter();
  const log = pino(
    { level: 'debug' },
    {
      write: (line: string) => {
        const entry = JSON.parse(line);
        logged.push(entry);
        heard.emit('line', entry);
      },
    },
  );
  const signals = new EventEmitter();
  const bot: Bot = await startBot({
    config: loadConfig({ KNOWLEDGE_DIR: knowledge, DISCORD_API_URL: standin.apiUrl }),
    token: standin.token,
    log,
    now: () => Date.now(),
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
    signals,
  });
  let stopped = false;
  const stop = async () => {
    if (!stopped) await bot.stop();
    stopped = true;
  };
  onTestFinished(stop);
  return {
    logged,
    signals,
    stop,
    /** Resolves with the next line of the log that says this. */
    hears: (message: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        heard.on('line', (entry) => entry.msg === message && resolve(entry));
      }),
  };
}
