import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** SQL that takes a database one version on; both databases understand it. Released ones never change. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table targets (
      channel text primary key, guild text not null, time text not null, zone text not null,
      topics text not null, importance integer not null, role text, quiet_days integer not null,
      language text not null, state text not null, paused_until text, reason text, told integer not null,
      not_before text not null, done_date text, changed_at bigint not null)`,
    'create index targets_by_guild on targets (guild)',
    'create index targets_by_clock on targets (zone, time)',
    `create table deliveries (
      guild text not null, channel text not null, date text not null, kind text not null, part integer not null,
      state text not null, nonce text not null, message text, owner text, lease_until bigint not null,
      began_at bigint not null, attempts integer not null, next_attempt bigint, error text,
      uncertain integer not null, missed integer not null, primary key (channel, date, kind, part))`,
    'create index deliveries_open on deliveries (next_attempt) where next_attempt is not null',
    'create index deliveries_by_guild on deliveries (guild)',
    'create index deliveries_by_date on deliveries (date)',
    'create table guilds_left (guild text primary key, left_at bigint not null)',
    'create table send_limit (id integer primary key, next_at double precision not null)',
    'insert into send_limit (id, next_at) values (1, 0)',
    'create table locks (name text primary key, owner text not null, until bigint not null)',
  ],
  // A row was the line of all sends; now it is a place for one.
  [
    `insert into send_limit (id, next_at)
      with recursive places (id) as (select 2 union all select id + 1 from places where id < 45)
      select id, 0 from places`,
  ],
];

/** The version that this program writes. */
const VERSION: number = MIGRATIONS.length;

/** Brings a database up to this program's version, inside the caller's transaction; refuses a newer one. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await sql`create table if not exists schema_version (version integer not null)`.execute(db);
  const { rows } = await sql`select version from schema_version`.execute(db);
  const version = z.array(z.object({ version: z.coerce.number() })).parse(rows)[0]?.version ?? 0;
  if (version > VERSION) {
    throw new StoreError(
      `the database has version ${version}, this program knows ${VERSION}: start a newer program, or restore the backup that was made before it`,
    );
  }
  for (const statement of MIGRATIONS.slice(version).flat()) await sql.raw(statement).execute(db);
  if (version === 0) await sql`insert into schema_version (version) values (${VERSION})`.execute(db);
  else if (version < VERSION) await sql`update schema_version set version = ${VERSION}`.execute(db);
}
