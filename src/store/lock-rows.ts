import { sql } from 'kysely';
import type { Database } from './open-store.ts';
import type { Store } from './store.ts';

/** Locks between processes, such as for publishing commands; one that nobody gives back ends by itself. */
export function createLockRows({ db, run }: Database): Pick<Store, 'lock' | 'unlock'> {
  return {
    lock: (name, { owner, now, until }) =>
      run(async () => {
        const taken = await db
          .insertInto('locks')
          .values({ name, owner, until })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ owner, until })
              .where((when) =>
                when.or([when(sql.ref('locks.until'), '<=', now), when(sql.ref('locks.owner'), '=', owner)]),
              ),
          )
          .returning('name')
          .execute();
        return taken.length > 0;
      }),
    unlock: (name, owner) =>
      run(async () => {
        await db.deleteFrom('locks').where('name', '=', name).where('owner', '=', owner).execute();
      }),
  };
}
