import { readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { runPostgres, sqliteFiles, startStore } from './databases.ts';
import { aTarget } from './rows.ts';

const options = { wait, onError: () => undefined, onDamage: () => undefined };
const pathOf = (url: string) => url.slice('sqlite:'.length);

describe.each([
  ['SQLite', sqliteFiles],
  ['PostgreSQL', runPostgres()],
])('a database of a newer version on %s', (name, databases) => {
  test('is refused', async () => {
    const url = await databases.fresh();
    await startStore(url);
    if (name === 'SQLite') {
      const database = new DatabaseSync(pathOf(url));
      database.exec('update schema_version set version = 99');
      database.close();
    } else {
      const client = new pg.Client(url);
      await client.connect();
      await client.query('update schema_version set version = 99');
      await client.end();
    }
    await expect(openStore(url, options)).rejects.toThrow(/version 99, this program knows 2: start a newer/);
  });
});

describe('a damaged SQLite file is reported and left as it is:', () => {
  test.each([
    ['no database at all', (bytes: Buffer) => Buffer.from('not a database '.repeat(bytes.length / 15))],
    [
      'a page overwritten',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(4096, 0xa5), bytes.subarray(8192)]),
    ],
  ])('%s', async (_why, damage) => {
    const url = await sqliteFiles.fresh();
    const store = await openStore(url, options);
    await store.addTarget(aTarget(), 10);
    await store.close();
    const bytes = damage(await readFile(pathOf(url)));
    await writeFile(pathOf(url), bytes);
    await expect(openStore(url, options)).rejects.toThrow(/is damaged .* Put a backup in its place/);
    expect((await readFile(pathOf(url))).equals(bytes)).toBe(true);
  });
});

test('another process’s lock is waited for while the event loop goes on', async () => {
  const url = await sqliteFiles.fresh();
  const store = await startStore(url);
  const other = new DatabaseSync(pathOf(url));
  other.exec('begin immediate');
  let beats = 0;
  // Were the wait synchronous to its end, the lock would never be given back.
  const beat = setInterval(() => {
    beats += 1;
    if (beats < 10) return;
    clearInterval(beat);
    other.exec('rollback');
    other.close();
  }, 5);
  expect(await store.addTarget(aTarget(), 10)).toBe(true);
  expect(beats).toBe(10);
});

test('an address of no database is refused with an example', async () => {
  await expect(openStore('mysql://x', options)).rejects.toThrow(StoreError);
  await expect(openStore('mysql://x', options)).rejects.toThrow(/such as sqlite:data/);
});
