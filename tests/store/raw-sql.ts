import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What somebody does to a database by hand, past the program. */
export async function runRawSql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  if (url.startsWith('sqlite:')) {
    const database = new DatabaseSync(url.slice('sqlite:'.length), { timeout: 1000 });
    const rows = database.prepare(sql).all();
    database.close();
    return rows;
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
