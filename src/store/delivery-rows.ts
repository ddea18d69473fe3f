import { sql } from 'kysely';
import { wholeOnes } from './damaged-row.ts';
import type { Database } from './open-store.ts';
import type { DeliveryKey } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

type DeliveryStore = Pick<
  Store,
  'claim' | 'reclaim' | 'settle' | 'deliveriesOf' | 'unblock' | 'oldestOpen' | 'pruneDeliveries'
>;

/** The ledger. */
export function createDeliveryRows({ db, isPostgres, run, read }: Database): DeliveryStore {
  const where = ({ channel, date, kind, part }: DeliveryKey) => ({ channel, date, kind, part });
  return {
    claim: (deliveries, { owner, now, until }) =>
      run(async () => {
        if (deliveries.length === 0) return [];
        // One statement: SQLite's transactions begin as readers, and two that both want to write both fail.
        const rows = await db
          .insertInto('deliveries')
          .values(
            deliveries.map(({ guild, channel, date, kind, part, nonce, missed }) => ({
              guild,
              channel,
              date,
              kind,
              part,
              nonce,
              state: 'pending',
              message: null,
              owner,
              lease_until: until,
              began_at: now,
              attempts: 1,
              // Open deliveries are those with a next attempt: should this process die, at the lease's end.
              next_attempt: until,
              error: null,
              uncertain: 0,
              missed,
            })),
          )
          .onConflict((conflict) => conflict.columns(['channel', 'date', 'kind', 'part']).doNothing())
          .returningAll()
          .execute();
        return read.deliveries(rows);
      }),
    async reclaim({ owner, now, until }, limit) {
      const portion = (size: number, offset: number) =>
        run(() =>
          db
            .selectFrom('deliveries')
            .selectAll()
            .where('next_attempt', '<=', now)
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('guilds_left')
                    .select('guild')
                    .whereRef('guilds_left.guild', '=', 'deliveries.guild'),
                ),
              ),
            )
            .orderBy('next_attempt')
            .limit(size)
            .offset(offset)
            .execute(),
        );
      // Read first: a damaged row must stay as it is. Whatever another process takes meanwhile is not ours.
      const open = await wholeOnes(portion, read.deliveries, limit);
      if (open.length === 0) return [];
      const keys = sql.join(
        open.map(({ channel, date, kind, part }) => sql`(${channel}, ${date}, ${kind}, ${sql.lit(part)})`),
      );
      const { rows } = await run(() =>
        sql<Tables['deliveries']>`
          update deliveries set state = 'pending', owner = ${owner}, lease_until = ${until}, next_attempt = ${until},
            attempts = attempts + 1,
            uncertain = case when state = 'pending' then 1 else uncertain end
          where (channel, date, kind, part) in (
            select channel, date, kind, part from deliveries
            where next_attempt <= ${now} and (channel, date, kind, part) in (values ${keys})
            ${isPostgres ? sql`for update skip locked` : sql``}
          )
          returning *`.execute(db),
      );
      return read.deliveries(rows);
    },
    settle: (key, owner, { state, message, error, nextAttempt, uncertain }) =>
      run(async () => {
        const settled = await db
          .updateTable('deliveries')
          .set({
            state,
            owner: null,
            next_attempt: nextAttempt ?? null,
            error: error ?? null,
            ...(message === undefined ? {} : { message }),
            ...(uncertain === undefined ? {} : { uncertain: Number(uncertain) }),
          })
          .where((when) => when.and(where(key)))
          .where((when) =>
            state === 'sent'
              ? when('state', '<>', 'sent')
              : when.and([when('state', '=', 'pending'), when('owner', '=', owner)]),
          )
          .returning('channel')
          .execute();
        return settled.length > 0;
      }),
    deliveriesOf: (channel, limit) =>
      run(async () => {
        const rows = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('channel', '=', channel)
          .orderBy('began_at', 'desc')
          .limit(limit)
          .execute();
        return read.deliveries(rows);
      }),
    unblock: (channel, now) =>
      run(async () => {
        await db
          .updateTable('targets')
          .set({ state: 'active', reason: null, told: 0 })
          .where('channel', '=', channel)
          .where('state', '=', 'blocked')
          .execute();
        await db
          .updateTable('deliveries')
          .set({ next_attempt: now })
          .where('channel', '=', channel)
          .where('state', '=', 'blocked')
          .where('next_attempt', 'is not', null)
          .execute();
      }),
    oldestOpen: (now) =>
      run(async () => {
        const { oldest } = await db
          .selectFrom('deliveries')
          .select(({ fn }) => fn.min('next_attempt').as('oldest'))
          .where('next_attempt', '<=', now)
          .executeTakeFirstOrThrow();
        return oldest === null ? undefined : Number(oldest);
      }),
    pruneDeliveries: (date) =>
      run(async () => {
        const pruned = await db.deleteFrom('deliveries').where('date', '<', date).executeTakeFirst();
        return Number(pruned.numDeletedRows);
      }),
  };
}
