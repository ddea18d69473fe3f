import { describe, expect, test } from 'vitest';
import { forgetOld } from '../../src/reminders/retention.ts';
import { startRig } from './rig.ts';
import { anEvent } from './rig-event.ts';

const daysIn = (posts: readonly string[]) => posts.map((post) => /\d May 2026/.exec(post)?.[0]);

describe('an anniversary is posted', () => {
  test('once, at its local time, with title, years, summary and source', async () => {
    const rig = await startRig();
    await rig.addTarget();
    await rig.at('2026-05-01T03:59Z');
    expect(rig.posts()).toEqual([]);
    await rig.at('2026-05-01T04:00Z');
    await rig.minutes(30);
    expect(rig.posts()).toEqual([
      expect.stringMatching(
        /^2026-05-01T04:00 ### On this day: 1 May 2026 \| \*\*78 years ago: Relations established\*\* \| The two .* \| -# \[“The archive”\]\(https:\/\/example.org\/archive\), Archive$/,
      ),
    ]);
    expect(await rig.store.deliveriesOf(rig.channel.id, 5)).toMatchObject([
      { state: 'sent', date: '2026-05-01', attempts: 1, uncertain: false },
    ]);
  });

  test('not on days without one, unless the next one is wished for', async () => {
    const rig = await startRig({ start: '2026-04-29T00:00Z' });
    await rig.addTarget();
    await rig.at('2026-04-29T05:00Z');
    expect(rig.posts()).toEqual([]);
    await rig.store.changeTarget(rig.channel.id, { quiet_days: true });
    await rig.at('2026-04-30T05:00Z');
    expect(rig.posts()).toEqual([
      expect.stringContaining('Next, on 1 May 2026: | **1 May 1948: Relations established**'),
    ]);
  });

  test.each([
    ['another topic', { topics: ['energy'] }, 0],
    ['its topic among others', { topics: ['energy', 'diplomacy'] }, 1],
    ['more importance', { importance: 3 }, 0],
    ['just its importance', { importance: 2 }, 1],
  ])('or not where %s is wished for', async (_why, settings, count) => {
    const rig = await startRig({ events: [anEvent({ importance: 2 })] });
    await rig.addTarget(settings);
    await rig.at('2026-05-01T05:00Z');
    expect(rig.posts()).toHaveLength(count);
  });

  test.each([
    ['a round year pings the role', '2028-05-01T04:00Z', {}, true],
    ['so does every fifth', '2033-05-01T04:00Z', {}, true],
    ['another year pings nobody', '2026-05-01T04:00Z', {}, false],
    ['a round year of mourning pings nobody', '2028-05-01T04:00Z', { tone: 'solemn' as const }, false],
  ])('and %s', async (_why, moment, event, pings) => {
    const rig = await startRig({ events: [anEvent(event)] });
    await rig.addTarget({ role: '4242' });
    await rig.at(moment);
    const [sent] = rig.standin.wire.entries().filter(({ method }) => method === 'POST');
    const body = JSON.stringify(sent);
    expect(body.includes('<@&4242>')).toBe(pings);
    expect(body.includes('"roles":["4242"]')).toBe(pings);
  });

  test('late on the same day, and says so', async () => {
    const rig = await startRig();
    await rig.addTarget();
    await rig.at('2026-05-01T18:58Z');
    expect(rig.posts()).toEqual([expect.stringContaining('Posted late')]);
  });

  test.each([
    ['started again at 23:59, sent late', '2026-05-01T18:59Z', 1],
    ['started again at 00:01, not sent', '2026-05-01T19:01Z', 0],
  ])('or not, down from 08:59: %s', async (_why, restart, count) => {
    const rig = await startRig();
    await rig.addTarget();
    await rig.at('2026-05-01T03:59Z');
    await rig.at(restart);
    expect(rig.posts()).toHaveLength(count);
  });

  test('for none of the days missed in three days asleep, but with a line where quiet days speak', async () => {
    const rig = await startRig({ start: '2026-04-30T00:00Z' });
    const quiet = rig.standin.world.addChannel(rig.guild, 'quiet');
    await rig.addTarget();
    await rig.addTarget({ channel: quiet.id, quiet_days: true });
    await rig.at('2026-04-30T05:00Z');
    await rig.at('2026-05-04T05:00Z');
    await rig.minutes(10);
    expect(rig.posts()).toEqual([]);
    expect(rig.posts(quiet)).toHaveLength(2);
    expect(rig.posts(quiet)[1]).toContain('3 days before had no post.');
  });

  test.each([
    [
      'forward by two days and back',
      ['01T05:00Z', '03T05:00Z', '01T06:00Z', '02T05:00Z', '03T06:00Z', '04T05:00Z'],
    ],
    [
      'back by two days and forward',
      ['03T05:00Z', '01T05:00Z', '03T06:00Z', '02T05:00Z', '04T05:00Z', '01T09:00Z'],
    ],
  ])('once a day when the clock jumps %s', async (_why, moments) => {
    let now = 0;
    const events = [1, 2, 3, 4].map((day) => anEvent({ id: `event-${day}`, date: `1948-05-0${day}` }));
    const rig = await startRig({ events, now: () => now });
    await rig.addTarget();
    for (const moment of moments) {
      now = Date.parse(`2026-05-${moment}`);
      await rig.reminders.tick();
    }
    expect(daysIn(rig.posts()).toSorted()).toEqual(['1 May 2026', '2 May 2026', '3 May 2026', '4 May 2026']);
  });

  test('on New Year’s Day at both ends of the world, and on 28 February for 29 February', async () => {
    const events = [
      anEvent({ id: 'new-year', date: '1970-01-01' }),
      anEvent({ id: 'leap', date: '1972-02-29', title: 'A leap day' }),
    ];
    const rig = await startRig({ start: '2026-12-31T00:00Z', events });
    const niue = rig.standin.world.addChannel(rig.guild, 'niue');
    await rig.addTarget({ zone: 'Pacific/Kiritimati', time: '00:00' });
    await rig.addTarget({ channel: niue.id, zone: 'Pacific/Niue', time: '00:00' });
    await rig.at('2026-12-31T09:59Z');
    expect(rig.posts()).toEqual([]);
    await rig.at('2026-12-31T10:00Z');
    expect(rig.posts()).toEqual([expect.stringContaining('1 January 2027')]);
    await rig.at('2027-01-01T10:59Z');
    expect(rig.posts(niue)).toEqual([]);
    await rig.at('2027-01-01T11:00Z');
    expect(rig.posts(niue)).toEqual([expect.stringContaining('1 January 2027')]);
    await rig.at('2027-02-28T12:00Z');
    expect(rig.posts(niue)[1]).toMatch(/28 February 2027 .*55 years ago: A leap day/);
    await rig.at('2028-02-28T12:00Z');
    await rig.at('2028-02-29T12:00Z');
    expect(rig.posts(niue).slice(2)).toEqual([expect.stringContaining('29 February 2028')]);
  });
});

test('a move from Kiritimati to Niue posts no date twice', async () => {
  const events = [1, 2, 3].map((day) => anEvent({ id: `event-${day}`, date: `1948-05-0${day}` }));
  const rig = await startRig({ start: '2026-04-30T00:00Z', events });
  await rig.addTarget({ zone: 'Pacific/Kiritimati', not_before: '2026-05-01' });
  await rig.at('2026-04-30T19:00Z');
  await rig.at('2026-05-01T19:00Z');
  expect(rig.posts()).toHaveLength(2);
  // It is 09:00 on 1 May in Niue at 20:00Z.
  await rig.store.changeTarget(rig.channel.id, { zone: 'Pacific/Niue', not_before: '2026-05-01' });
  for (const day of ['01', '02', '03']) await rig.at(`2026-05-${day}T20:00Z`);
  expect(daysIn(rig.posts())).toEqual(['1 May 2026', '2 May 2026', '3 May 2026']);
});

test('an hour that comes twice in New York is posted once, in spring the skipped one at its end', async () => {
  const events = [
    anEvent({ id: 'autumn', date: '1950-11-01' }),
    anEvent({ id: 'spring', date: '1950-03-08' }),
  ];
  const rig = await startRig({ start: '2026-03-08T06:00Z', events });
  await rig.addTarget({ zone: 'America/New_York', time: '02:30' });
  await rig.minutes(90);
  await rig.store.changeTarget(rig.channel.id, { time: '01:30' });
  await rig.at('2026-11-01T05:00Z');
  await rig.minutes(180);
  expect(rig.posts().map((post) => post.slice(0, 16))).toEqual(['2026-03-08T07:00', '2026-11-01T05:30']);
});

test('while it is paused nothing is sent, and a day paused over its hour stays silent', async () => {
  const rig = await startRig();
  await rig.addTarget({ state: 'paused' });
  await rig.at('2026-05-01T05:00Z');
  await rig.store.changeTarget(rig.channel.id, { state: 'active', not_before: '2026-05-02' });
  await rig.minutes(60);
  expect(rig.posts()).toEqual([]);
});

test('while the operator pauses reminders nothing is sent at all', async () => {
  const rig = await startRig({ isPaused: true });
  await rig.addTarget();
  await rig.at('2026-05-01T05:00Z');
  expect(rig.standin.wire.entries()).toEqual([]);
});

test('two processes post once', async () => {
  const rig = await startRig();
  const other = await rig.another();
  await rig.addTarget();
  rig.clock.advance(5 * 3_600_000);
  await Promise.all([rig.reminders.tick(), other.tick()]);
  expect(rig.posts()).toHaveLength(1);
  expect(rig.errors).toEqual([]);
});

test('a server that removed the bot is silent at once, and forgotten 30 days later, counted first', async () => {
  const rig = await startRig();
  await rig.addTarget();
  await rig.store.leaveGuild(rig.guild.id, rig.clock.now());
  await rig.at('2026-05-01T05:00Z');
  expect(rig.posts()).toEqual([]);
  const counted: unknown[] = [];
  const day = 24 * 3_600_000;
  const left = Date.parse('2026-05-01T00:00Z');
  await forgetOld(rig.store, left + 30 * day, (counts) => counted.push(counts));
  expect(counted).toEqual([]);
  await forgetOld(rig.store, left + 30 * day + 1, (counts) => counted.push(counts));
  expect(counted).toEqual([{ guilds: [rig.guild.id], targets: 1, deliveries: 0 }]);
  expect(await rig.store.targetsOf(rig.guild.id)).toEqual([]);
});
