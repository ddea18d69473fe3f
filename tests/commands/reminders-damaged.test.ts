import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { startStandin } from '../playground/bot.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { runRawSql } from '../store/raw-sql.ts';
import { aTarget } from '../store/rows.ts';
import { startLiveBot } from '../transport/live-bot.ts';
import { shown } from '../transport/shown.ts';

test('settings that were damaged by hand are logged once at the start, shown by status, kept, and ended by off', async () => {
  const standin = await startStandin();
  const guild = standin.world.addGuild({ name: 'Embassy' });
  const [broken, whole] = ['broken', 'whole'].map((name) => standin.world.addChannel(guild, name));
  if (!broken || !whole) throw new Error('no channels');
  const user = standin.world.addUser('moderator');
  standin.world.addMember(guild, user, PermissionFlagsBits.ManageGuild);
  const database = await sqliteFiles.fresh();
  const store = await startStore(database);
  for (const { id } of [broken, whole]) await store.addTarget(aTarget({ channel: id, guild: guild.id }), 10);
  await runRawSql(database, `update targets set time = '25:00' where channel = '${broken.id}'`);

  const live = await startLiveBot(standin, { database });
  const said = async (name: string, values = {}, locale = 'en-US') => {
    const member = standin.asMember({ user, guild, channel: broken, locale });
    return shown(await (await member.command(name, values)).finished());
  };
  const line = 'a row of the database cannot be read, and is left as it is';
  await expect.poll(() => live.said(line)).toHaveLength(1);
  const damage = `<#${broken.id}> — ⚠ The settings of this channel are damaged in the database (Time: “25:00”).`;
  const status = await said('reminders status');
  expect(status).toContain(damage);
  expect(status).toContain(`<#${whole.id}> — 09:00, Karachi (Asia/Karachi)`);
  expect(await said('reminders status', {}, 'ru')).toContain('повреждены (Время: «25:00»)');
  for (const name of ['set', 'preview', 'test', 'pause', 'resume']) {
    expect(await said(`reminders ${name}`, name === 'set' ? { time: '09:00' } : {})).toContain(
      'Whoever runs this bot can mend them; or use /reminders off, and set them anew.',
    );
  }
  expect(await runRawSql(database, `select time from targets where channel = '${broken.id}'`)).toEqual([
    { time: '25:00' },
  ]);
  expect(live.said(line)).toMatchObject([
    { level: 50, table: 'targets', id: broken.id, column: 'time', value: '25:00' },
  ]);
  expect(await said('reminders off')).toContain('Reminders are off in');
  expect(await said('reminders set', { time: '09:00', zone: 'Karachi' })).toContain('Reminders begin in');
});
