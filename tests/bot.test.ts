import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startBot } from '../src/bot.ts';
import { parseEnvironment } from '../src/environment.ts';
import { findLibrary } from '../src/search/library.ts';
import { prepareApart } from '../src/search/prepare-apart.ts';
import { articleFile, createFolder } from './folder.ts';
import { furnish as furnishServer, startStandin } from './playground/bot.ts';
import { shown } from './transport/shown.ts';

const soon = (milliseconds: number) => wait(milliseconds, undefined, { ref: false });

/** What a bot over the least knowledge takes, and a listener to each line of its log. */
async function furnish(onLine: (message: string, line: Readonly<Record<string, unknown>>) => void) {
  const standin = await startStandin();
  const signals = new EventEmitter();
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'Zebras are striped.') });
  return {
    standin,
    signals,
    folder,
    options: {
      find: () => findLibrary({ folder, cache: undefined, prepare: prepareApart }),
      config: parseEnvironment({
        KNOWLEDGE_DIR: folder,
        DISCORD_API_URL: standin.apiUrl,
        DATABASE_URL: 'sqlite::memory:',
        HTTP_PORT: '0',
      }),
      token: standin.token,
      log: pino(
        { level: 'debug' },
        {
          write(text: string) {
            const line = JSON.parse(text);
            onLine(line.msg, line);
          },
        },
      ),
      now: Date.now,
      wait: soon,
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

test('what changes while the bot starts is loaded once it has started', async () => {
  const reloaded = Promise.withResolvers<void>();
  const { options, standin, folder } = await furnish((message) => {
    if (message === 'knowledge reloaded') reloaded.resolve();
  });
  const cache = await createFolder({});
  const find = async () => {
    const found = await findLibrary({ folder, cache, prepare: prepareApart });
    const open = async () => {
      const library = await found.open();
      // After it was read, and before anything watches it.
      if (!found.isKept) await writeFile(path.join(folder, 'articles/b.md'), articleFile('b', 'Lions roar.'));
      return library;
    };
    return { ...found, open };
  };
  const bot = await startBot({ ...options, find });
  onTestFinished(() => bot.stop());
  await reloaded.promise;
  const { message } = await standin.asMember(furnishServer(standin)).command('ask', { question: 'lions' });
  expect(shown(message)).toMatch(/Lions.* .*roar/);
});

test('a start that fails listens to nothing any more', async () => {
  const { options, signals } = await furnish(() => undefined);
  await expect(startBot({ ...options, token: 'not.the.token' })).rejects.toThrow();
  expect(signals.listenerCount('SIGHUP')).toBe(0);
});

/** A bot that has logged in, whose knowledge is known to have no fault and is there when `open` is called. */
async function logInEarly(waiting: (milliseconds: number) => Promise<void>) {
  const loggedIn = Promise.withResolvers<void>();
  let url: unknown;
  const { options, standin } = await furnish((message, line) => {
    if (message === 'HTTP listens') url = line.url;
    if (message === 'logged in') loggedIn.resolve();
  });
  const gate = Promise.withResolvers<void>();
  const starting = startBot({
    ...options,
    wait: waiting,
    async find() {
      const found = await options.find();
      return { ...found, isKept: true, open: () => gate.promise.then(found.open) };
    },
  });
  onTestFinished(async () => (await starting).stop());
  await loggedIn.promise;
  const readiness = async () => (await fetch(`${url}/readyz`)).json();
  return { member: standin.asMember(furnishServer(standin)), open: gate.resolve, starting, readiness };
}

/** Half of Discord's three seconds. */
const PATIENCE = 1500;
const patient = (milliseconds: number) =>
  milliseconds === PATIENCE ? new Promise<void>(() => undefined) : soon(milliseconds);
const impatient = (milliseconds: number) =>
  milliseconds === PATIENCE ? Promise.resolve() : soon(milliseconds);

test('what is asked before the knowledge is there waits for it, in readiness too', async () => {
  const { member, open, starting, readiness } = await logInEarly(patient);
  const asked = ['zebras', 'striped'].map((question) => member.command('ask', { question }));
  const typed = member.autocomplete('ask', 'source', 'a tit', { question: 'zebras' });
  expect(await readiness()).toMatchObject({ ready: false, knowledge: 'loading' });
  open();
  for (const { message } of await Promise.all(asked))
    expect(shown(message)).toMatch(/Zebras.* are .*striped/);
  expect(await typed).toEqual([expect.objectContaining({ value: 'a' })]);
  await starting;
  expect(await readiness()).toMatchObject({ ready: true, knowledge: 'loaded' });
});

test('where the knowledge takes longer than Discord waits, a placeholder is filled in when it is there', async () => {
  const { member, open } = await logInEarly(impatient);
  const exchange = await member.command('ask', { question: 'zebras' });
  expect(exchange.callback.type).toBe(5);
  open();
  expect(shown(await exchange.finished())).toMatch(/Zebras.* are .*striped/);
});

test('a knowledge that became faulty is told before a login', async () => {
  const { options, standin, folder } = await furnish(() => undefined);
  const cache = await createFolder({});
  const find = () => findLibrary({ folder, cache, prepare: prepareApart });
  await (await find()).open();
  expect(await find()).toMatchObject({ isKept: true });
  await writeFile(path.join(folder, 'articles/a.md'), articleFile('b', 'Zebras are striped.'));
  await expect(startBot({ ...options, find })).rejects.toThrow('articles/a.md:2');
  expect(standin.gateway.identifies).toBe(0);
});

test('a knowledge that cannot be read in the end ends the start, and nothing goes on', async () => {
  const { options, standin, signals } = await furnish(() => undefined);
  const find = async () => ({
    isKept: true,
    isCurrent: async () => true,
    open: () => Promise.reject(new Error('the disk is gone')),
  });
  await expect(startBot({ ...options, find })).rejects.toThrow('the disk is gone');
  expect(signals.listenerCount('SIGHUP')).toBe(0);
  await expect.poll(() => standin.gateway.connected).toBe(0);
});
