import type { Database } from './open-store.ts';
import type { Counts, Store } from './store.ts';

type GuildStore = Pick<
  Store,
  'leaveGuild' | 'returnToGuilds' | 'guilds' | 'countLeft' | 'countGuild' | 'forgetGuild'
>;

/** SQLite takes some thirty thousand parameters in a statement. */
const PORTION = 5000;

/** Servers as a whole: those that the bot was removed from, and what is kept of one. */
export function createGuildRows({ db, run }: Database): GuildStore {
  const countIn = async (table: 'targets' | 'deliveries', guilds: readonly string[]): Promise<number> => {
    if (guilds.length === 0) return 0;
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where('guild', 'in', guilds)
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  const count = async (guilds: readonly string[]): Promise<Counts> => ({
    targets: await countIn('targets', guilds),
    deliveries: await countIn('deliveries', guilds),
  });
  return {
    leaveGuild: (guild, now) =>
      run(async () => {
        await db
          .insertInto('guilds_left')
          .values({ guild, left_at: now })
          // Told twice, it left the first time.
          .onConflict((conflict) => conflict.column('guild').doNothing())
          .execute();
      }),
    async returnToGuilds(guilds) {
      for (let start = 0; start < guilds.length; start += PORTION) {
        const portion = guilds.slice(start, start + PORTION);
        await run(() => db.deleteFrom('guilds_left').where('guild', 'in', portion).execute());
      }
    },
    guilds: () =>
      run(async () => {
        const rows = await db
          .selectFrom('targets')
          .select('guild')
          // Each server once.
          .union(db.selectFrom('deliveries').select('guild'))
          .except(db.selectFrom('guilds_left').select('guild'))
          .execute();
        return rows.map(({ guild }) => guild);
      }),
    countLeft: (before, cap) =>
      run(async () => {
        const rows = await db
          .selectFrom('guilds_left')
          .select('guild')
          .where('left_at', '<', before)
          .orderBy('left_at')
          .limit(cap)
          .execute();
        const guilds = rows.map(({ guild }) => guild);
        return { guilds, ...(await count(guilds)) };
      }),
    countGuild: (guild) => run(() => count([guild])),
    forgetGuild: (guild) =>
      run(async () => {
        const targets = await db.deleteFrom('targets').where('guild', '=', guild).executeTakeFirst();
        const deliveries = await db.deleteFrom('deliveries').where('guild', '=', guild).executeTakeFirst();
        await db.deleteFrom('guilds_left').where('guild', '=', guild).execute();
        return { targets: Number(targets.numDeletedRows), deliveries: Number(deliveries.numDeletedRows) };
      }),
  };
}
