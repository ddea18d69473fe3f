import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { memberPermissions } from '../../src/playground/permissions.ts';
import type { Channel, Guild } from '../../src/playground/world-types.ts';
import { shareLiveBot } from '../transport/live-bot.ts';
import { buttonOf, shown } from '../transport/shown.ts';

// 08:30 in Karachi on the day on which relations were established.
const START = Date.parse('2026-05-01T03:30:00Z');
const began = Date.now();
const on = shareLiveBot({ now: () => START + Date.now() - began });
const PRIVATE = 32768 | 64;
const inKarachi = { time: '09:00', zone: 'Asia/Karachi' };

/** A server of its own for each test, with a channel and its moderator. */
function furnish(locale = 'en-US') {
  const { world } = on.standin;
  const guild = world.addGuild({ name: 'Embassy' });
  const channel = world.addChannel(guild, 'history');
  const moderator = (where: Channel = channel) =>
    on.member({ guild, channel: where, locale, permissions: PermissionFlagsBits.ManageGuild });
  const run = async (name: string, values: Parameters<ReturnType<typeof moderator>['command']>[1] = {}) => {
    const { message } = await moderator().command(name, values);
    expect(message?.flags).toBe(PRIVATE);
    return shown(message);
  };
  return { guild, channel, moderator, run };
}

const postsOf = (guild: Guild, channel: Channel) =>
  on.standin
    .asMember({ user: on.standin.world.findUser(guild.ownerId) ?? on.standin.world.bot, guild, channel })
    .messages()
    .filter(({ author, flags }) => author.id === on.standin.applicationId && (flags & 64) === 0);

describe('/reminders set', () => {
  test('first names what is missing', async () => {
    const { run } = furnish();
    expect(await run('reminders set')).toContain('To begin, also give: Time, Zone.');
    expect(await run('reminders set', { time: '09:00' })).toContain('To begin, also give: Zone.');
  });

  test('says what is set, and when it begins', async () => {
    const { run, channel } = furnish();
    const said = await run('reminders set', inKarachi);
    expect(said).toContain(`### Reminders begin in <#${channel.id}>`);
    expect(said).toContain('**Zone**: Karachi (Asia/Karachi)');
    expect(said).toMatch(/Next post: 1 May 2026, 09:00 \(Asia\/Karachi\) — <t:1777608000:F>/);
    expect(said).toContain('Days without an anniversary are silent.');
  });

  test('after the hour begins tomorrow, and says when something is posted where days are silent', async () => {
    const { run } = furnish();
    const said = await run('reminders set', { ...inKarachi, time: '08:00' });
    expect(said).toContain('Next post: 3 May 2026, 08:00 (Asia/Karachi) — <t:1777777200:F>');
    expect(said).toContain('The calendar is next looked at on 2 May 2026.');
    const preview = await run('reminders preview');
    expect(preview).toContain('Preview for 3 May 2026; only you see it.');
    expect(await run('reminders set', { 'quiet-days': true })).toContain('Next post: 2 May 2026, 08:00');
  });

  test('says so where nothing goes with what is wished for', async () => {
    const { run } = furnish();
    const said = await run('reminders set', { ...inKarachi, topics: 'space', importance: '3' });
    expect(said).toContain('Nothing that is remembered has these topics and this importance');
    expect(said).not.toContain('Next post');
  });

  test('later keeps what is not given, and shows before and after', async () => {
    const { run } = furnish();
    await run('reminders set', inKarachi);
    const said = await run('reminders set', { zone: 'Москва', topics: 'diplomacy', 'quiet-days': true });
    expect(said).toContain('**Time**: 09:00\n');
    expect(said).toContain('**Zone**: Karachi (Asia/Karachi) → Moscow (Europe/Moscow)');
    expect(said).toContain('**Quiet days**: silent → the next upcoming event');
    expect(said).toMatch(/\*\*Topics\*\*: all → \S+/);
  });

  test.each([
    ['no time of a day', { time: '25:00' }, '“25:00” is no time of a day. Write it as 09:00 or 18:30.'],
    ['no zone', { zone: 'Karachi time' }, '“Karachi time” is no time zone. Do you mean Asia/Karachi?'],
    ['an offset', { zone: '+05:00' }, '“+05:00” is an offset, which knows no clock changes.'],
    ['no topic', { topics: 'cricket' }, 'There is no topic “cricket”.'],
  ])('refuses %s', async (_why, wrong, sentence) => {
    const { run, channel } = furnish();
    expect(await run('reminders set', { ...inKarachi, ...wrong })).toContain(sentence);
    expect(await run('reminders status')).not.toContain(channel.id);
  });

  test.each([
    ['a thread', 11],
    ['the chat beside a call', 2],
    ['a forum', 15],
  ])('typed in %s asks for another channel', async (_where, type) => {
    const { guild, moderator } = furnish();
    const where = on.standin.world.addChannel(guild, 'elsewhere', type);
    const { message } = await moderator(where).command('reminders set', inKarachi);
    expect(shown(message)).toContain(
      'Daily posts go to text and announcement channels only, not to threads, forums or calls.',
    );
    const { message: status } = await moderator(where).command('reminders status');
    expect(shown(status)).toContain('No channel has reminders.');
  });

  test('says which permission is missing in the channel', async () => {
    const { run, guild } = furnish();
    const { world } = on.standin;
    const other = world.addChannel(guild, 'closed');
    world.setOverwrites(other, [
      { kind: 1, id: on.standin.applicationId, allow: 0n, deny: PermissionFlagsBits.SendMessages },
    ]);
    // The bot hears of it over the gateway.
    await expect
      .poll(() => run('reminders set', { ...inKarachi, channel: other.id }))
      .toContain('I lack permissions there: Send Messages. Nothing is posted until I have them.');
  });

  test('takes ten channels in a server, and no more', async () => {
    const { run, guild } = furnish();
    const channels = Array.from({ length: 11 }, (_, i) => on.standin.world.addChannel(guild, `c-${i}`));
    for (const { id } of channels.slice(0, 10)) await run('reminders set', { ...inKarachi, channel: id });
    expect(await run('reminders set', { ...inKarachi, channel: channels[10]?.id ?? '' })).toContain(
      'A server may have 10 channels',
    );
    const said = await run('reminders status');
    for (const { id } of channels.slice(0, 10)) expect(said).toContain(`<#${id}> — 09:00`);
  });

  test('offers zones by city and topics by name', async () => {
    const { moderator } = furnish();
    const zones = await moderator().autocomplete('reminders set', 'zone', 'Katmandu');
    expect(zones).toEqual([{ name: 'Kathmandu (Asia/Kathmandu)', value: 'Asia/Kathmandu' }]);
    const russian = await furnish('ru').moderator().autocomplete('reminders set', 'zone', 'моск');
    expect(russian).toEqual([{ name: 'Москва (Europe/Moscow)', value: 'Europe/Moscow' }]);
    const topics = await moderator().autocomplete('reminders set', 'topics', 'diplomacy, ener');
    expect(topics[0]).toMatchObject({ value: expect.stringMatching(/^diplomacy,/) });
  });

  test('speaks Russian', async () => {
    const { run } = furnish('ru');
    expect(await run('reminders set', { time: '25:00' })).toContain('«25:00» — не время суток.');
    const said = await run('reminders set', inKarachi);
    expect(said).toContain('Следующее сообщение: 1 мая 2026, 09:00');
    expect(said).toContain('**Язык**: Русский');
  });
});

describe('/reminders', () => {
  test('clear takes a setting away', async () => {
    const { run } = furnish();
    await run('reminders set', { ...inKarachi, importance: '3' });
    expect(await run('reminders clear', { setting: 'importance' })).toContain(
      '**Importance**: turning points only → all',
    );
  });

  test('preview shows the post to the asker alone, and its sources button works', async () => {
    const { run, moderator, guild, channel } = furnish();
    await run('reminders set', { ...inKarachi, language: 'ru' });
    const { message } = await moderator().command('reminders preview', { date: '1 May' });
    expect(message?.flags).toBe(PRIVATE);
    expect(shown(message)).toContain('Preview for 1 May 2026; only you see it.');
    expect(shown(message)).toContain('**78 лет назад: Soviet Union and Pakistan established');
    expect(await run('reminders preview', { date: '29 February' })).toMatch(
      /Preview for 29 February 2028.*\nNothing would be posted on that day\.\nThe next post after it comes on \d+ March 2028\./,
    );
    expect(await run('reminders preview', { date: 'soon' })).toContain('“soon” is no day.');
    expect(postsOf(guild, channel)).toEqual([]);
  });

  test('test posts at once, marked as a test, and its buttons answer', async () => {
    const { run, guild, channel, moderator } = furnish();
    await run('reminders set', inKarachi);
    expect(await run('reminders test')).toContain(`The test was posted in <#${channel.id}>`);
    const [post] = postsOf(guild, channel);
    expect(shown(post)).toContain('A test: this is how the daily post looks.');
    if (!post) throw new Error('no post');
    const sources = await moderator().press(post, buttonOf(post, 'Sources'));
    expect(sources.message?.flags).toBe(PRIVATE);
    expect(shown(sources.message)).toContain('### Sources, 1 May 2026');
    const asked = await moderator().press(post, buttonOf(post, 'Ask about this'));
    expect(asked.message?.flags).toBe(PRIVATE);
    expect(await run('reminders status')).toMatch(
      /Last post: 1 May 2026, a test, sent — \[to the post\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\)/,
    );
  });

  test('test says what Discord refused, and the next command tells of the trouble once', async () => {
    const { run, guild } = furnish();
    await run('reminders set', inKarachi);
    on.standin.world.setBotPermissions(guild, memberPermissions & ~PermissionFlagsBits.SendMessages);
    expect(await run('reminders test')).toContain('The test could not be posted: refused by Discord, 50013');
    const told = 'I lack the permission in';
    expect(await run('reminders status')).not.toContain(told);
    expect(await run('reminders status')).toContain('Blocked: I may not post there.');
    on.standin.world.setBotPermissions(guild, memberPermissions);
    await expect.poll(() => run('reminders status')).not.toContain('Blocked');
  });

  test('pause, resume and off', async () => {
    const { run, channel } = furnish();
    await run('reminders set', inKarachi);
    expect(await run('reminders pause', { until: '1 January 2020' })).toContain('is no day to come');
    expect(await run('reminders pause', { until: '3 May' })).toContain('until 3 May 2026');
    expect(await run('reminders status')).toMatch(/Paused until 3 May 2026\.\nNext post: 3 May 2026/);
    expect(await run('reminders pause')).toContain(`Reminders are paused in <#${channel.id}>`);
    expect(await run('reminders status')).toContain('No post is planned.');
    expect(await run('reminders resume')).toContain('Next post: 1 May 2026');
    expect(await run('reminders off')).toContain(`Reminders are off in <#${channel.id}>`);
    expect(await run('reminders off')).toContain('This channel has no reminders.');
  });
});

describe('/privacy', () => {
  test('tells what is kept', async () => {
    const { run } = furnish();
    await run('reminders set', inKarachi);
    const said = await run('privacy about');
    expect(said).toContain('No messages, no questions, no ids of people.');
    expect(said).toContain('channels with reminders: 1; posts in the ledger: 0.');
  });

  test('delete asks first, and deletes at the second press', async () => {
    const { run, moderator } = furnish();
    await run('reminders set', inKarachi);
    const member = moderator();
    const { message } = await member.command('privacy delete');
    if (!message) throw new Error('no reply');
    expect(await run('reminders status')).toContain('09:00');
    const pressed = await member.press(message, buttonOf(message, 'Delete for good'));
    expect(shown(pressed.message)).toContain('Deleted: channels with reminders: 1;');
    expect(await run('reminders status')).toContain('No channel has reminders.');
  });

  test('delete needs Manage Server at that moment', async () => {
    const { guild, channel, run } = furnish();
    await run('reminders set', inKarachi);
    const plain = await on.member({ guild, channel }).command('privacy delete');
    expect(shown(plain.message)).toContain('This needs the permission Manage Server.');
    const user = on.standin.world.addUser('former');
    on.standin.world.addMember(guild, user, PermissionFlagsBits.ManageGuild);
    const former = on.standin.asMember({ user, guild, channel });
    const { message } = await former.command('privacy delete');
    if (!message) throw new Error('no reply');
    on.standin.world.addMember(guild, user);
    const pressed = await former.press(message, buttonOf(message, 'Delete for good'));
    expect(shown(pressed.followUps[0] ?? pressed.message)).toContain('Manage Server');
    expect(await run('reminders status')).toContain('09:00');
  });
});
