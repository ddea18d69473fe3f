import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDoors, type Parts } from '../src/doors.ts';
import { parseEnvironment } from '../src/environment.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { createLibrary } from '../src/search/library.ts';
import type { Gateway } from '../src/transport/gateway.ts';
import { articleFile, createFolder } from './folder.ts';
import { startStandin } from './playground/bot.ts';
import { sqliteFiles, startStore } from './store/databases.ts';
import { createLog } from './transport/bot-of.ts';
import { startLiveBot } from './transport/live-bot.ts';

async function open(parts: Parts, env: Record<string, string> = {}) {
  const { log } = createLog();
  const config = parseEnvironment({ HTTP_PORT: '0', ...env });
  const doors = await openDoors(parts, { config, log, now: Date.now, wait });
  onTestFinished(doors.close);
  return (path: string) => ask(`${doors.httpUrl}${path}`);
}

async function ask(url: string) {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
}

async function whole() {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'Zebras are striped.') });
  const library = await createLibrary(await loadKnowledge(folder));
  const store = await startStore(await sqliteFiles.fresh());
  const gateway = { shards: () => ({ ready: 1, connecting: 0 }) } as Gateway;
  return { library, store, gateway } satisfies Parts;
}

describe('a bot', () => {
  test('is alive from its first moment, and ready when it has all that it needs', async () => {
    const parts: Parts = {};
    const get = await open(parts);
    expect(await get('/healthz')).toEqual({ status: 200, body: { alive: true } });
    expect(await get('/readyz')).toEqual({
      status: 503,
      body: { ready: false, gateway: 'connecting', knowledge: 'loading', database: 'unreachable' },
    });
    Object.assign(parts, await whole());
    expect(await get('/readyz')).toEqual({
      status: 200,
      body: { ready: true, gateway: 'ready', knowledge: 'loaded', database: 'reachable' },
    });
  });

  test.each<[string, (parts: Parts) => Promise<Parts>, object]>([
    ['the knowledge', async ({ library: _, ...rest }) => rest, { knowledge: 'loading' }],
    ['the gateway', async ({ gateway: _, ...rest }) => rest, { gateway: 'connecting' }],
    [
      'one of its shards',
      async (parts) => ({ ...parts, gateway: { shards: () => ({ ready: 3, connecting: 1 }) } as Gateway }),
      { gateway: 'connecting' },
    ],
    [
      'the database',
      async (parts) => {
        const gone = await startStore(await sqliteFiles.fresh());
        await gone.close();
        return { ...parts, store: gone };
      },
      { database: 'unreachable' },
    ],
    [
      'a database that hangs',
      async (parts) => {
        const store = await startStore(await sqliteFiles.fresh());
        return { ...parts, store: { ...store, ping: () => new Promise<void>(() => {}) } };
      },
      { database: 'unreachable' },
    ],
  ])('without %s says which is missing', async (_what, spoil, told) => {
    const get = await open(await spoil(await whole()));
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { ready: false, ...told } });
    expect((await get('/healthz')).status).toBe(200);
  });

  test('without a gateway needs none', async () => {
    const { gateway: _, ...parts } = await whole();
    const get = await open(parts, { GATEWAY: 'off', DISCORD_PUBLIC_KEY: 'a'.repeat(64) });
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { gateway: 'off' } });
  });

  test('that is cut off from the gateway says so until it is back', async () => {
    const standin = await startStandin();
    const { bot } = await startLiveBot(standin, { env: { HTTP_PORT: '0' } });
    const ready = () => ask(`${bot.httpUrl}/readyz`);
    expect((await ready()).status).toBe(200);
    const release = standin.gateway.holdHello();
    standin.gateway.cut();
    await expect.poll(ready).toMatchObject({ status: 503, body: { gateway: 'connecting' } });
    release();
    await expect.poll(ready, { timeout: 20_000 }).toMatchObject({ status: 200, body: { gateway: 'ready' } });
  });
});
