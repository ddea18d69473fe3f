import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/command.ts';
import { createManualClock } from '../../src/playground/clock.ts';
import { NoAnswerError } from '../../src/playground/exchange.ts';
import type { Fault } from '../../src/playground/faults.ts';
import { memberPermissions } from '../../src/playground/permissions.ts';
import { createReminders } from '../../src/reminders/reminders.ts';
import { type Reply, text } from '../../src/reply.ts';
import { createReminderChannel } from '../../src/transport/reminder-channel.ts';
import { createRequestGuard } from '../../src/transport/request-guard.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { anEvent } from '../reminders/rig-event.ts';
import { sqliteFiles, startStore } from '../store/databases.ts';
import { aTarget } from '../store/rows.ts';
import { createGate, createLog, startBotOf, type Transport } from './bot-of.ts';
import { startLiveBot } from './live-bot.ts';
import { shown } from './shown.ts';

const CALLBACK = 'POST /interactions/:id/:token/callback';
const EDIT = 'PATCH /webhooks/:app/:token/messages/:message';
/** More than anything tries. */
const MANY = 100;
/** A first answer whose fate nobody knows is given twice, each time with three tries more. */
const TRIES = 8;

const faults: ReadonlyArray<[string, Fault]> = [
  ['answers 500', { kind: 'error', status: 500 }],
  ['answers 503', { kind: 'error', status: 503 }],
  ['answers 502 with a page of something on the way', { kind: 'page', status: 502 }],
  ['answers 403 with a page of something on the way', { kind: 'page', status: 403 }],
  ['answers 200 with a page', { kind: 'page', status: 200 }],
  ['answers with broken JSON', { kind: 'garbage' }],
  ['hangs up', { kind: 'drop', when: 'before' }],
  ['resets the line', { kind: 'reset', when: 'before' }],
  ['hangs', { kind: 'hang' }],
];

async function start(transport: Transport) {
  const clock = createManualClock(Date.now());
  const standin = await startStandin({ clock });
  const [gate, patience] = [createGate(), createGate()];
  const slow = defineCommand({
    command: 'slow',
    description: { en: 'Takes its time', ru: 'Не торопится' },
    options: {},
    async run(): Promise<Reply> {
      await gate.passed;
      return { blocks: [text('done')] };
    },
  });
  const ping = defineCommand({
    command: 'ping',
    description: { en: 'Answers', ru: 'Отвечает' },
    options: {},
    run: (): Reply => ({ blocks: [text('pong')] }),
  });
  const bot = await startBotOf([ping, slow], standin, () => patience.passed, transport);
  const member = standin.asMember(furnish(standin));
  const requests = (route: RegExp) => standin.wire.entries().filter(({ path }) => route.test(path)).length;
  return { ...bot, clock, standin, member, gate, patience, requests };
}

describe.each<Transport>(['gateway', 'HTTP'])('over %s,', (transport) => {
  test.each(faults)('Discord %s to a first answer: the next is answered', async (_what, fault) => {
    const { standin, member, clock, logged } = await start(transport);
    standin.faults.add(CALLBACK, MANY, fault);
    const failed = expect(member.command('ping')).rejects.toThrow(NoAnswerError);
    // Until all tries have met their fault, or the first hangs.
    const left = () => standin.faults.left(CALLBACK);
    await expect.poll(left, { timeout: 10_000 }).toBeLessThan(MANY);
    if (fault.kind !== 'hang') await settled(left);
    clock.advance(3001);
    await failed;
    standin.faults.clear();
    expect(shown((await member.command('ping')).message)).toBe('pong');
    expect(logged.filter(({ msg }) => String(msg).startsWith('reply ')).length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(logged)).not.toContain('aW50ZXJhY3Rpb246');
  });

  test('Discord answers 500 for ten minutes: each question costs eight requests, and afterwards all is well', async () => {
    const { standin, member, clock } = await start(transport);
    standin.faults.add(CALLBACK, 10_000, { kind: 'error', status: 500 });
    for (let minute = 0; minute < 10; minute += 1) {
      const failed = expect(member.command('ping')).rejects.toThrow(NoAnswerError);
      await expect
        .poll(() => standin.faults.left(CALLBACK), { timeout: 10_000 })
        .toBe(10_000 - TRIES * (minute + 1));
      clock.advance(60_000);
      await failed;
    }
    standin.faults.clear();
    expect(shown((await member.command('ping')).message)).toBe('pong');
  });
});

test.each(faults)(
  'Discord %s to an answer that took its time: the next is answered',
  async (_what, fault) => {
    const { standin, member, gate, patience, logged } = await start('gateway');
    patience.open();
    standin.faults.add(EDIT, MANY, fault);
    const { callback } = await member.command('slow');
    expect(callback.type).toBe(5);
    gate.open();
    const left = () => standin.faults.left(EDIT);
    await expect.poll(left, { timeout: 10_000 }).toBeLessThan(MANY);
    if (fault.kind !== 'hang') await settled(left);
    standin.faults.clear();
    const exchange = await member.command('ping');
    expect(shown(await exchange.finished())).toBe('pong');
    expect(logged.filter(({ msg }) => String(msg).startsWith('reply ')).length).toBeLessThanOrEqual(1);
  },
);

test.each<[string, Fault]>([
  ['hangs up', { kind: 'drop', when: 'after' }],
  ['answers 500', { kind: 'error', status: 500, when: 'after' }],
])('Discord has a placeholder and %s each time: it is filled in all the same', async (_what, fault) => {
  const { standin, member, gate, patience } = await start('gateway');
  patience.open();
  standin.faults.add(CALLBACK, MANY, fault);
  const exchange = await member.command('slow');
  await settled(() => standin.faults.left(CALLBACK));
  gate.open();
  expect(shown(await exchange.finished())).toBe('done');
});

/** Resolves when a number no longer changes. */
async function settled(count: () => number): Promise<void> {
  let last = -1;
  await expect
    .poll(
      () => {
        const isSame = count() === last;
        last = count();
        return isSame;
      },
      { interval: 150, timeout: 10_000 },
    )
    .toBe(true);
}

test('the token is refused while a bot without a gateway runs: it ends with a sentence', async () => {
  const standin = await startStandin();
  const { bot } = await startLiveBot(standin, { transport: 'HTTP' });
  const { guild } = furnish(standin);
  const moderator = standin.world.addUser('moderator');
  standin.world.addMember(guild, moderator, memberPermissions | 32n);
  const member = standin.asMember({ user: moderator, guild });
  await member.command('reminders set', { time: '09:00', zone: 'Karachi' });
  standin.faults.add('POST /channels/:id/messages', 1, { kind: 'error', status: 401 });
  await member.command('reminders test');
  expect(await bot.ended).toMatch(/^DISCORD_TOKEN is refused by Discord/);
});

test('Discord refuses every channel: reminders stop long before ten thousand, and go on ten minutes later', async () => {
  const NINE = Date.parse('2026-05-01T04:00Z');
  const clock = createManualClock(NINE);
  const standin = await startStandin({ clock });
  const guild = standin.world.addGuild({ name: 'Embassy', botPermissions: 0n });
  const store = await startStore(await sqliteFiles.fresh());
  for (let i = 0; i < 200; i += 1) {
    const channel = standin.world.addChannel(guild, `c-${i}`);
    await store.addTarget(aTarget({ channel: channel.id, guild: guild.id }), 1000);
  }
  const { log, logged } = createLog();
  const guard = createRequestGuard({ log, now: clock.now, most: 50 });
  const reminders = createReminders({
    store,
    channel: createReminderChannel({
      apiUrl: standin.apiUrl,
      token: standin.token,
      botId: standin.applicationId,
      guard,
      mayReadHistory: () => undefined,
    }),
    knowledge: () => ({ events: [anEvent()], findPassage: () => undefined }),
    now: clock.now,
    wait: () => pause(1),
    owner: 'a process',
    isPaused: false,
    heldFor: guard.heldFor,
    onError: (error) => {
      throw error;
    },
    onTrouble: () => undefined,
  });
  const refused = () => standin.wire.entries().filter(({ status }) => status === 403).length;
  await reminders.tick();
  const first = refused();
  expect(first).toBeGreaterThanOrEqual(50);
  // What had begun when the fiftieth was refused is a second's worth of sends at most, twice.
  expect(first).toBeLessThanOrEqual(50 + 80);
  expect(logged.filter(({ level }) => level === 50)).toMatchObject([
    { msg: 'too many requests are refused: reminders wait' },
  ]);
  for (let minute = 0; minute < 5; minute += 1) {
    clock.advance(60_000);
    await reminders.tick();
  }
  expect(refused()).toBe(first);
  clock.advance(6 * 60_000);
  await reminders.tick();
  expect(refused()).toBeGreaterThan(first);
});
