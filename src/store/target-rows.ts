import { sql } from 'kysely';
import { wholeOnes } from './damaged-row.ts';
import type { Database } from './open-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

type TargetStore = Pick<
  Store,
  | 'addTarget'
  | 'changeTarget'
  | 'removeTarget'
  | 'findTarget'
  | 'targetsOf'
  | 'damagedTargetsOf'
  | 'checkTargets'
  | 'zones'
  | 'due'
  | 'markDone'
>;

/** Rows that are read at once where all are. */
const PORTION = 1000;

/** The settings of channels. */
export function createTargetRows({ db, isPostgres, run, read }: Database): TargetStore {
  const rowsOf = (guild: string) =>
    run(() => db.selectFrom('targets').selectAll().where('guild', '=', guild).orderBy('channel').execute());
  return {
    addTarget: (target, most) =>
      run(async () => {
        const { topics, quiet_days, told, ...rest } = target;
        const row = {
          ...rest,
          topics: JSON.stringify(topics),
          quiet_days: Number(quiet_days),
          told: Number(told),
        };
        return db.transaction().execute(async (transaction) => {
          // Two moderators at once must not get one channel too many: SQLite's writers take turns, PostgreSQL's wait here.
          if (isPostgres)
            await sql`select pg_advisory_xact_lock(hashtext(${target.guild}))`.execute(transaction);
          const added = await transaction
            .insertInto('targets')
            .values(row)
            .onConflict((conflict) => conflict.column('channel').doNothing())
            .returning('channel')
            .execute();
          const { count } = await transaction
            .selectFrom('targets')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .where('guild', '=', target.guild)
            .executeTakeFirstOrThrow();
          if (added.length === 0) return false;
          if (Number(count) <= most) return true;
          await transaction.deleteFrom('targets').where('channel', '=', target.channel).execute();
          return false;
        });
      }),
    changeTarget: (channel, change) =>
      run(async () => {
        const rows = await db
          .updateTable('targets')
          .set(toRow(change))
          .where('channel', '=', channel)
          .returning('channel')
          .execute();
        return rows.length > 0;
      }),
    removeTarget: (channel) =>
      run(async () => {
        const rows = await db
          .deleteFrom('targets')
          .where('channel', '=', channel)
          .returning('channel')
          .execute();
        return rows.length > 0;
      }),
    findTarget: (channel) =>
      run(async () => {
        const row = await db
          .selectFrom('targets')
          .selectAll()
          .where('channel', '=', channel)
          .executeTakeFirst();
        return row === undefined ? undefined : read.target(row);
      }),
    targetsOf: async (guild) => read.targets(await rowsOf(guild)),
    damagedTargetsOf: async (guild) => read.damagedTargets(await rowsOf(guild)),
    async checkTargets() {
      let after = '';
      let rows: Tables['targets'][];
      do {
        const behind = after;
        rows = await run(() =>
          db
            .selectFrom('targets')
            .selectAll()
            .where('channel', '>', behind)
            .orderBy('channel')
            .limit(PORTION)
            .execute(),
        );
        read.damagedTargets(rows);
        after = rows.at(-1)?.channel ?? '';
      } while (rows.length === PORTION);
    },
    zones: () =>
      run(async () => {
        const rows = await db.selectFrom('targets').select('zone').distinct().execute();
        return rows.map(({ zone }) => zone);
      }),
    async due(clocks, limit) {
      if (clocks.length === 0) return [];
      const values = sql.join(clocks.map(({ zone, date, time }) => sql`(${zone}, ${date}, ${time})`));
      const portion = async (size: number, offset: number) => {
        const { rows } = await run(() =>
          sql<Tables['targets']>`
            with clocks (zone, date, time) as (values ${values})
            select targets.* from targets join clocks on targets.zone = clocks.zone and targets.time <= clocks.time
            where (done_date is null or done_date <> clocks.date)
              and not_before <= clocks.date
              and (state in ('active', 'blocked') or (state = 'paused' and paused_until <= clocks.date))
              and not exists (select 1 from guilds_left where guilds_left.guild = targets.guild)
            order by targets.time, targets.channel
            limit ${size} offset ${offset}`.execute(db),
        );
        return rows;
      };
      return wholeOnes(portion, read.targets, limit);
    },
    markDone: (channels, date) =>
      run(async () => {
        if (channels.length === 0) return;
        await db.updateTable('targets').set({ done_date: date }).where('channel', 'in', channels).execute();
      }),
  };
}

/** Only what is given; lists as JSON and truth values as numbers: what both databases have. */
function toRow({ topics, quiet_days, told, ...rest }: Parameters<Store['changeTarget']>[1]) {
  return {
    ...rest,
    ...(topics === undefined ? {} : { topics: JSON.stringify(topics) }),
    ...(quiet_days === undefined ? {} : { quiet_days: Number(quiet_days) }),
    ...(told === undefined ? {} : { told: Number(told) }),
  };
}
