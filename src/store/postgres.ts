import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** A number of our own among the advisory locks of a database that may have other tenants. */
const MIGRATION_LOCK = 7_230_945_117;

/** Opens a PostgreSQL database and brings it up to date; `onError` hears of connections that break. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Kysely<Tables>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
  });
  // Without listeners a database that restarts takes the process down: the pool listens to a connection only while
  // it is idle, and one that is in use can break between two statements.
  pool.on('connect', (connection) => connection.on('error', onError));
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      await migrate(transaction);
    });
    return db;
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreError) throw error;
    // The address holds a password: it is not repeated.
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(`DATABASE_URL: PostgreSQL cannot be used there: ${message || code}`);
  }
}
