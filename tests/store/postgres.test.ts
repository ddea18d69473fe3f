import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { runPostgres } from './databases.ts';

const postgres = runPostgres();

test.each(['in use between two statements', 'idle'])(
  'a connection that breaks %s is told, and ends nothing',
  async (when) => {
    const url = await postgres.fresh();
    let tell = (_error: Error) => {};
    const told = new Promise<Error>((resolve) => {
      tell = resolve;
    });
    const db = await openPostgres(url, (error) => tell(error));
    onTestFinished(() => db.destroy());
    const other = new pg.Client(url);
    await other.connect();
    onTestFinished(() => other.end());
    const cut = () =>
      other.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );

    if (when === 'idle') await cut();
    else {
      const work = db.connection().execute(async (connection) => {
        await sql`select 1`.execute(connection);
        await cut();
        await told;
      });
      await work;
    }
    expect((await told).message).toContain('terminating connection');
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  },
);
