import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { DamagedRow } from '../../src/store/damaged-row.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createFolder } from '../folder.ts';
import { type Postgres, startPostgres } from './postgres.ts';

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
  let postgres: Postgres | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.remove());
  const running = () => {
    if (!postgres) throw new Error('PostgreSQL does not run yet');
    return postgres;
  };
  return {
    fresh: () => running().fresh(),
    stop: () => running().stop(),
    start: () => running().start(),
  };
}

/** A store that is closed when the test ends. */
export async function startStore(
  url: string,
  onDamage: (damage: DamagedRow) => void = () => undefined,
): Promise<Store> {
  const store = await openStore(url, { wait, onError: () => undefined, onDamage });
  onTestFinished(() => store.close());
  return store;
}
