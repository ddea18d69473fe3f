import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import { retryBusy, type Wait } from './retry-busy.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** `node:sqlite` is synchronous: while it waits for another process's lock, heartbeats stop (milliseconds). */
const BUSY_TIMEOUT = 50;

/** Opens a SQLite file, made if it is missing, and brings it up to date; a damaged one is left as it is. */
export async function openSqlite(path: string, wait: Wait): Promise<Kysely<Tables>> {
  const existed = existsSync(path);
  const database = open(path);
  try {
    await retryBusy(async () => prepare(database, path, existed), wait);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
    // One transaction that writes from its beginning: processes that start together take turns.
    await retryBusy(async () => database.exec('begin immediate'), wait);
    try {
      await migrate(db);
      database.exec('commit');
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
    return db;
  } catch (error) {
    database.close();
    throw isDamage(error) ? damaged(path, String(error)) : error;
  }
}

function open(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  } catch (error) {
    throw new StoreError(`DATABASE_URL: ${path} cannot be opened: ${String(error)}`);
  }
}

function prepare(database: DatabaseSync, path: string, existed: boolean): void {
  // Read before the first write: a damaged file must stay as it was found.
  if (existed) {
    const [row] = database.prepare('pragma quick_check(1)').all();
    if (row?.quick_check !== 'ok') throw damaged(path, String(row?.quick_check));
  }
  database.exec('pragma journal_mode = wal');
  // A claim that a power cut forgets would be sent twice.
  database.exec('pragma synchronous = full');
}

function isDamage(error: unknown): boolean {
  // SQLITE_CORRUPT and SQLITE_NOTADB.
  return [11, 26].includes(((error as { readonly errcode?: number }).errcode ?? 0) & 0xff);
}

function damaged(path: string, what: string): StoreError {
  const reason = what.replaceAll(/\s+/g, ' ');
  return new StoreError(
    `DATABASE_URL: ${path} is damaged (${reason}). It was left as it is. Put a backup in its place, or save what can be read: sqlite3 ${path} .recover | sqlite3 restored.sqlite, and start with that file. Without either, move it away: the bot then starts with no reminders set.`,
  );
}

/** `node:sqlite` as Kysely's dialect knows SQLite. */
function adapt(database: DatabaseSync) {
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
      };
    },
  };
}
