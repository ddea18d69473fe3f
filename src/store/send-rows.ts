import { sql } from 'kysely';
import type { Database } from './open-store.ts';
import type { Store } from './store.ts';

/** A request, and two looks into the history before it, may take so long (milliseconds): then its place is free. */
const LONGEST_SEND = 31_000;
/** A place that is taken for longer is none: a clock has jumped back. */
const LONGEST_LINE = 120_000;

/** The places among the sends of all processes. */
export function createSendRows({ db, isPostgres, run }: Database): Pick<Store, 'reserveSends' | 'freeSends'> {
  return {
    async reserveSends(count, now, before) {
      // What another process is just taking is left out, and so is what it has just taken: the condition is asked again.
      const { rows } = await run(() =>
        sql<{ id: number; next_at: number }>`
          with taken as (
            select id from send_limit where next_at <= ${before} or next_at > ${now + LONGEST_LINE}
            order by next_at, id limit ${count}
            ${isPostgres ? sql`for update skip locked` : sql``}
          )
          update send_limit set next_at = ${sql.lit(LONGEST_SEND)}
            + case when next_at < ${now} or next_at > ${now + LONGEST_LINE} then ${now} else next_at end
          where id in (select id from taken)
          returning id, next_at`.execute(db),
      );
      return rows
        .map(({ id, next_at }) => ({ id: Number(id), at: Number(next_at) - LONGEST_SEND }))
        .sort((a, b) => a.at - b.at);
    },
    async freeSends(places) {
      if (places.length === 0) return;
      const values = sql.join(
        places.map(
          ({ id, at, until }) => sql`(${sql.lit(id)}, ${sql.lit(at + LONGEST_SEND)}, ${sql.lit(until)})`,
        ),
      );
      // Whoever was held up for too long frees nothing: by now the place may be another's.
      await run(() =>
        sql`
          with freed (id, held, until) as (values ${values})
          update send_limit set next_at = (select until from freed where freed.id = send_limit.id)
          where exists (select 1 from freed where freed.id = send_limit.id and freed.held = send_limit.next_at)
        `.execute(db),
      );
    },
  };
}
