import { describe, expect, test } from 'vitest';
import { findLag } from '../../src/reminders/lag.ts';
import { runPostgres, sqliteFiles } from '../store/databases.ts';
import { runRawSql } from '../store/raw-sql.ts';
import { type Rig, startRig } from './rig.ts';

const NINE = '2026-05-01T04:00Z';
/** More than are taken at once. */
const MANY = 60;

describe.each([
  ['SQLite', sqliteFiles],
  ['PostgreSQL', runPostgres()],
])('on %s, a row that was damaged by hand', (_name, databases) => {
  const start = async () => {
    const url = await databases.fresh();
    const rig = await startRig({ url });
    const other = rig.standin.world.addChannel(rig.guild, 'other');
    await rig.addTarget();
    // Behind the other in every order.
    await rig.addTarget({ channel: other.id, time: '09:00' });
    const sql = (text: string) => runRawSql(url, text.replaceAll('$channel', `'${rig.channel.id}'`));
    return { url, rig, other, sql };
  };
  const settled = async ({ store }: Rig, channel: string) =>
    (await store.deliveriesOf(channel, 9)).map(({ state }) => state);

  test.each([
    ['a zone that there is not', 'zone', 'Mars/Olympus'],
    ['no time of a day', 'time', '25:00'],
    ['topics that are no JSON', 'topics', 'energy'],
    ['topics that are no list', 'topics', '{"a":1}'],
    ['a state that nobody knows', 'state', 'sleeping'],
    ['a language that nobody speaks', 'language', 'xx'],
    ['a day that no calendar has', 'done_date', '2026-02-30'],
    ['an importance beyond the scale', 'importance', '9'],
  ])('with %s concerns its channel alone, is told once, and stays as it is', async (_why, column, value) => {
    const { rig, other, sql } = await start();
    await sql(`update targets set ${column} = '${value}' where channel = $channel`);
    const before = await sql('select * from targets where channel = $channel');
    await rig.at(NINE);
    await rig.minutes(90);
    expect(await settled(rig, other.id)).toEqual(['sent']);
    expect(rig.posts(other)).toHaveLength(1);
    expect(rig.posts()).toEqual([]);
    await rig.store.checkTargets();
    expect(rig.damages).toEqual([
      `targets ${rig.channel.id}: ${column} ${JSON.stringify(value)} cannot be read`,
    ]);
    expect(await sql('select * from targets where channel = $channel')).toEqual(before);
    expect(await rig.store.damagedTargetsOf(rig.guild.id)).toMatchObject([
      { table: 'targets', id: rig.channel.id, column, value },
    ]);
    expect(await findLag(rig.store, rig.clock.now())).toBeLessThan(2 * 60 * 60_000);
    expect(rig.errors).toEqual([]);
  });

  test('is served again, late the same day, when it is mended', async () => {
    const { rig, sql } = await start();
    await sql("update targets set zone = 'Mars/Olympus' where channel = $channel");
    await rig.at(NINE);
    await sql("update targets set zone = 'Asia/Karachi' where channel = $channel");
    await rig.minutes(60);
    expect(await settled(rig, rig.channel.id)).toEqual(['sent']);
  });

  test.each([
    ['a state that nobody knows', 'state', 'lost'],
    ['a day that no calendar has', 'date', '2026-02-30'],
    ['a kind that nobody knows', 'kind', 'weekly'],
  ])('of the ledger with %s stops no other row', async (_why, column, value) => {
    const { rig, other, sql } = await start();
    rig.standin.faults.add('POST /channels/:id/messages', 2, { kind: 'error', status: 500 });
    await rig.at(NINE);
    await sql(`update deliveries set ${column} = '${value}' where channel = $channel`);
    const before = await sql('select * from deliveries where channel = $channel');
    await rig.minutes(30);
    expect(await settled(rig, other.id)).toEqual(['sent']);
    expect(rig.damages).toHaveLength(1);
    expect(rig.damages[0]).toMatch(/^deliveries /);
    expect(rig.damages[0]).toContain(`${column} "${value}" cannot be read`);
    expect(await sql('select * from deliveries where channel = $channel')).toEqual(before);
    expect(rig.errors).toEqual([]);
  });

  test('of the ledger without a channel’s settings is left out, and stops no other', async () => {
    const { rig, other, sql } = await start();
    rig.standin.faults.add('POST /channels/:id/messages', 2, { kind: 'error', status: 500 });
    await rig.at(NINE);
    await sql('delete from targets where channel = $channel');
    await rig.minutes(30);
    expect(await settled(rig, rig.channel.id)).toEqual(['missed']);
    expect(await settled(rig, other.id)).toEqual(['sent']);
    expect(rig.errors).toEqual([]);
  });

  test('damaged between two attempts waits for its mending, and is sent then', async () => {
    const { rig, sql } = await start();
    rig.standin.faults.add('POST /channels/:id/messages', 2, { kind: 'error', status: 500 });
    await rig.at(NINE);
    await sql("update targets set topics = 'energy' where channel = $channel");
    await rig.minutes(60);
    expect(await settled(rig, rig.channel.id)).toEqual(['retry']);
    expect(rig.damages).toHaveLength(1);
    expect(rig.errors).toEqual([]);
    await sql("update targets set topics = '[]' where channel = $channel");
    await rig.minutes(20);
    expect(await settled(rig, rig.channel.id)).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test(`is no hindrance though ${MANY} come before those that are whole`, async () => {
    const { rig, other, sql } = await start();
    for (let i = 0; i < MANY; i += 1) await rig.addTarget({ channel: `${i}`, time: '08:00' });
    await sql("update targets set topics = '{' where time = '08:00'");
    await rig.at(NINE);
    expect(await settled(rig, other.id)).toEqual(['sent']);
    expect(rig.damages).toHaveLength(MANY);
  });
});
