import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { parseEnvironment } from '../src/environment.ts';
import { loadLibrary } from '../src/search/library.ts';
import { prepareApart } from '../src/search/prepare-apart.ts';
import { articleFile, createFolder } from './folder.ts';
import { startStandin } from './playground/bot.ts';

/** What a bot over the least knowledge takes, and a listener to each line of its log. */
async function furnish(onLine: (message: string) => void) {
  const standin = await startStandin();
  const signals = new EventEmitter();
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'Zebras are striped.') });
  return {
    standin,
    signals,
    options: {
      load: () => loadLibrary({ folder, cache: undefined, prepare: prepareApart }),
      config: parseEnvironment({
        KNOWLEDGE_DIR: folder,
        DISCORD_API_URL: standin.apiUrl,
        DATABASE_URL: 'sqlite::memory:',
      }),
      token: standin.token,
      log: pino({ level: 'debug' }, { write: (line: string) => onLine(JSON.parse(line).msg) }),
      now: Date.now,
      wait: (milliseconds: number) => wait(milliseconds, undefined, { ref: false }),
      signals,
    },
  };
}

test('SIGHUP is heard from the moment on which the bot is logged in', async () => {
  const reloaded = Promise.withResolvers<void>();
  const { options, signals } = await furnish((message) => {
    if (message === 'logged in') expect(signals.emit('SIGHUP')).toBe(true);
    if (message === 'knowledge reloaded') reloaded.resolve();
  });
  const bot = await startBot(options);
  onTestFinished(() => bot.stop());
  await reloaded.promise;
});

test('a start that fails listens to nothing any more', async () => {
  const { options, signals } = await furnish(() => undefined);
  await expect(startBot({ ...options, token: 'not.the.token' })).rejects.toThrow();
  expect(signals.listenerCount('SIGHUP')).toBe(0);
});
