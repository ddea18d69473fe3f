import { describe, expect, test } from 'vitest';
import { defineCommand } from '../../src/command.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { type Reply, text } from '../../src/reply.ts';
import { furnish, startStandin } from '../playground/bot.ts';
import { startBotOf } from './bot-of.ts';
import { shown } from './shown.ts';

/** With FULL every fault meets every state (`npm run crash-table`); else only a bot at work meets them all. */
const isFull = process.env.FULL !== undefined;

const ping = defineCommand({
  command: 'ping',
  description: { en: 'Answers', ru: 'Отвечает' },
  options: {},
  run: (): Reply => ({ blocks: [text('pong')] }),
});

type Bot = ReturnType<typeof startBotOf>;
/** Brings a bot into a state; `leave` lets it go on. */
type Enter = (standin: Standin) => Promise<{ bot: Bot; leave: () => void }>;

const states: Record<string, Enter> = {
  'waits for HELLO': async ({ gateway, ...standin }) => {
    const leave = gateway.holdHello();
    const connected = gateway.next('connect');
    const bot = begin({ gateway, ...standin });
    await connected;
    return { bot, leave };
  },
  'waits for READY': async ({ gateway, ...standin }) => {
    const leave = gateway.holdReady();
    const identified = gateway.next('identify');
    const bot = begin({ gateway, ...standin });
    await identified;
    return { bot, leave };
  },
  'is at work': async (standin) => {
    const bot = begin(standin);
    await bot;
    return { bot, leave: () => undefined };
  },
  'is about to resume': async (standin) => {
    const bot = begin(standin);
    await bot;
    const leave = standin.gateway.holdHello();
    const connected = standin.gateway.next('connect');
    standin.gateway.cut();
    await connected;
    return { bot, leave };
  },
};

/** A start that fails is told where it is awaited. */
function begin(standin: Standin): Bot {
  const bot = startBotOf([ping], standin);
  bot.catch(() => undefined);
  return bot;
}

/** The one fault at which the line stays. */
const resumable = ({ invalidate }: Standin['gateway']) => invalidate(true);

const passing: ReadonlyArray<[string, (gateway: Standin['gateway']) => void, isChosen?: true]> = [
  ['closes normally, 1000', ({ close }) => close(1000)],
  ['closes, as an error is unknown, 4000', ({ close }) => close(4000), true],
  ['closes, as an opcode is unknown, 4001', ({ close }) => close(4001)],
  ['closes, as a payload is wrong, 4002', ({ close }) => close(4002)],
  ['closes, as nobody identified, 4003', ({ close }) => close(4003)],
  ['closes, as somebody identified twice, 4005', ({ close }) => close(4005)],
  ['closes, as a sequence is wrong, 4007', ({ close }) => close(4007), true],
  ['closes, as too much was sent, 4008', ({ close }) => close(4008)],
  ['closes, as the session timed out, 4009', ({ close }) => close(4009)],
  ['cuts the line', ({ cut }) => cut(), true],
  ['asks to reconnect, op 7', ({ askToReconnect }) => askToReconnect(), true],
  ['says that the session may be resumed, op 9', resumable],
  ['says that the session is over, op 9', ({ invalidate }) => invalidate(false), true],
  [
    'forgets the session and cuts the line',
    ({ forgetSessions, cut }) => {
      forgetSessions();
      cut();
    },
  ],
];

const fatal: ReadonlyArray<[number, RegExp, isChosen?: true]> = [
  [4004, /^DISCORD_TOKEN is refused by Discord/, true],
  [4010, /^SHARDS, SHARD_COUNT: Discord refuses this shard/],
  [4011, /^SHARD_COUNT: Discord wants this bot to run in more shards/],
  [4012, /version that this release speaks: update Rapport/],
  [4013, /does not know the intents/],
  [4014, /does not grant the intents/, true],
];

describe.each(Object.entries(states))('while the bot %s', (state, enter) => {
  const isAll = isFull || state === 'is at work';

  test.each(passing.filter(([, , isChosen]) => isAll || isChosen))(
    'Discord %s: it comes back, answers, and has begun few sessions',
    async (_what, disturb) => {
      const standin = await startStandin();
      const staysOn = disturb === resumable && !state.startsWith('waits');
      const { bot, leave } = await enter(standin);
      const closed = standin.gateway.next('close');
      const next = standin.gateway.next('session');
      disturb(standin.gateway);
      if (!staysOn) await closed;
      const session = staysOn ? next : standin.gateway.next('session');
      leave();
      await bot;
      await session;
      const { message } = await standin.asMember(furnish(standin)).command('ping');
      expect(shown(message)).toBe('pong');
      expect(standin.gateway.identifies).toBeLessThanOrEqual(3);
    },
  );

  test.each(fatal.filter(([, , isChosen]) => isAll || isChosen))(
    'Discord closes for good with %i: that is told in a sentence',
    async (code, sentence) => {
      const standin = await startStandin();
      const { bot } = await enter(standin);
      standin.gateway.close(code);
      const ended = bot.then(
        (started) => started.ended,
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      expect(await ended).toMatch(sentence);
      expect(standin.gateway.identifies).toBeLessThanOrEqual(1);
    },
  );
});

test('heartbeats stay without an answer: the bot leaves the dead line and resumes', async () => {
  const standin = await startStandin({ heartbeatInterval: 200 });
  await begin(standin);
  const closed = standin.gateway.next('close');
  const resumed = standin.gateway.next('resume');
  standin.gateway.ignoreHeartbeats(true);
  await closed;
  standin.gateway.ignoreHeartbeats(false);
  await resumed;
  expect(standin.gateway.identifies).toBe(1);
});

test.runIf(isFull)('READY comes after more than fifteen seconds: the bot begins anew, once', async () => {
  const standin = await startStandin();
  const leave = standin.gateway.holdReady();
  const bot = begin(standin);
  await standin.gateway.next('identify');
  await standin.gateway.next('identify');
  leave();
  await bot;
  expect(standin.gateway.identifies).toBe(2);
});
