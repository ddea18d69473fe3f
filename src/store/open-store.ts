import { type Kysely, sql } from 'kysely';
import { createRowReader, type DamagedRow, type RowReader } from './damaged-row.ts';
import { createDeliveryRows } from './delivery-rows.ts';
import { createGuildRows } from './guild-rows.ts';
import { createLockRows } from './lock-rows.ts';
import { retryBusy, type Wait } from './retry-busy.ts';
import { createSendRows } from './send-rows.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { createTargetRows } from './target-rows.ts';

/** What a store takes from outside. */
export interface StoreOptions {
  readonly wait: Wait;
  /** Hears of connections that break. */
  readonly onError: (error: Error) => void;
  /** Hears once of each row that cannot be read. */
  readonly onDamage: (damage: DamagedRow) => void;
}

/** A database and what its SQL needs to know of it. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly isPostgres: boolean;
  /** Runs one statement or transaction, again where SQLite's lock is another's. */
  readonly run: <T>(statement: () => Promise<T>) => Promise<T>;
  readonly read: RowReader;
}

/** Opens `sqlite:PATH` or `postgres://…`, made or brought up to date where needed; throws a StoreError that says what to do. */
export async function openStore(url: string, { wait, onError, onDamage }: StoreOptions): Promise<Store> {
  const isPostgres = /^postgres(?:ql)?:/.test(url);
  if (!isPostgres && !url.startsWith('sqlite:')) {
    throw new StoreError(
      'DATABASE_URL is neither sqlite:PATH nor postgres://…, such as sqlite:data/rapport.sqlite',
    );
  }
  const open = async () => {
    if (!isPostgres) return openSqlite(url.slice('sqlite:'.length), wait);
    // Its driver is loaded where it is used.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, onError);
  };
  const db = await open();
  const database: Database = {
    db,
    isPostgres,
    run: (statement) => retryBusy(statement, wait),
    read: createRowReader(onDamage),
  };
  return {
    ...createTargetRows(database),
    ...createDeliveryRows(database),
    ...createSendRows(database),
    ...createGuildRows(database),
    ...createLockRows(database),
    async ping() {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
