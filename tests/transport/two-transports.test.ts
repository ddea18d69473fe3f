import { PermissionFlagsBits } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import type { Exchange } from '../../src/playground/exchange.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import { createStandin } from '../../src/playground/standin.ts';
import type { Transport } from './bot-of.ts';
import { startLiveBot } from './live-bot.ts';
import { buttonOf } from './shown.ts';

const START = Date.parse('2026-05-01T12:00:00Z');

type Request = (people: Awaited<ReturnType<typeof start>>) => Promise<unknown>;

/** Every kind of request, and of reply. */
const requests: ReadonlyArray<[string, Request]> = [
  ['a question', ({ member }) => member.command('ask', { question: 'Who visited Russia in May 2011?' })],
  [
    'a question in Russian',
    ({ member }) => member.command('ask', { question: 'Когда Зардари был в Москве?' }),
  ],
  ['a question in Urdu', ({ member }) => member.command('ask', { question: 'تاشقند معاہدہ کب ہوا؟' })],
  ['a question from a Russian client', ({ russian }) => russian.command('ask', { question: 'helicopters' })],
  [
    'a question that nothing answers',
    ({ member }) => member.command('ask', { question: 'best pizza recipe' }),
  ],
  ['a question that is none', ({ member }) => member.command('ask', { question: '???' })],
  ['a private question', ({ member }) => member.command('ask', { question: 'helicopters', private: true })],
  [
    'a question to one article',
    ({ member }) => member.command('ask', { question: 'steel', source: 'kozin-2018' }),
  ],
  [
    'a question to an article that is not there',
    ({ member }) => member.command('ask', { question: 'x', source: '?' }),
  ],
  ['a question in direct messages', ({ stranger }) => stranger.command('ask', { question: 'helicopters' })],
  [
    'a question where the user brought the bot',
    ({ guest }) => guest.command('ask', { question: 'helicopters' }),
  ],
  ['what is being typed', ({ member }) => member.autocomplete('ask', 'question', 'Tash')],
  ['an article being typed', ({ member }) => member.autocomplete('ask', 'source', 'Koz')],
  [
    'a page turned',
    async ({ member }) => press(member, await member.command('ask', { question: 'gas' }), 'Next'),
  ],
  [
    'a page turned by somebody else',
    async ({ member, russian }) => press(russian, await member.command('ask', { question: 'gas' }), 'Next'),
  ],
  ['a whole paragraph', async ({ member }) => press(member, await asked(member), 'Whole paragraph')],
  [
    'a report, and its form',
    async ({ member }) => {
      const paragraph = await press(member, await asked(member), 'Whole paragraph');
      const form = await press(member, paragraph, 'Report this passage');
      return [form.modal, await member.submitModal(form, { text: 'a typing error' })];
    },
  ],
  [
    'an answer removed',
    async ({ member }) => {
      const exchange = await press(member, await asked(member), 'Remove');
      return exchange.until(({ message }) => message === undefined);
    },
  ],
  ['an event', ({ member }) => member.command('event', { name: 'Tashkent Declaration' })],
  ['an event’s date', ({ member }) => member.command('event', { date: '1 May 1948' })],
  ['an event being typed', ({ member }) => member.autocomplete('event', 'name', 'Tash')],
  ['a timeline, with its picture', ({ member }) => member.command('timeline', { from: '1948', to: '1965' })],
  ['this day', ({ member }) => member.command('onthisday')],
  ['a day that is none', ({ member }) => member.command('onthisday', { date: 'soon' })],
  ['the sources', ({ member }) => member.command('sources')],
  ['the help', ({ russian }) => russian.command('help')],
  [
    'sources for a message',
    ({ member }) => member.messageCommand('Find sources', member.say('Zardari came to Moscow in May 2011')),
  ],
  ['reminders set', ({ member }) => member.command('reminders set', { time: '09:00', zone: 'Karachi' })],
  ['a zone being typed', ({ member }) => member.autocomplete('reminders set', 'zone', 'Katmandu')],
  ['reminders’ status', ({ member }) => member.command('reminders status')],
  ['a test post', ({ member }) => member.command('reminders test')],
  ['reminders off', ({ member }) => member.command('reminders off')],
  ['what is kept', ({ member }) => member.command('privacy about')],
  [
    'a forged button',
    ({ member }) =>
      member.dispatchRaw({
        type: 3,
        data: { custom_id: 'x', component_type: 2 },
        message: { id: '1', author: { id: '2' } },
      }),
  ],
  [
    'a command that is gone',
    ({ member }) => member.dispatchRaw({ type: 2, data: { id: '1', name: 'gone', type: 1 } }),
  ],
];

const asked = (member: MemberDriver) =>
  member.command('ask', { question: 'Who visited Russia in May 2011?' });

function press(member: MemberDriver, { message }: Exchange, label: string): Promise<Exchange> {
  if (!message) throw new Error('there is no message');
  return member.press(message, buttonOf(message, label));
}

/** The same world, by the same clock, for each transport. */
async function start(transport: Transport) {
  const clock = createManualClock(START);
  const standin = await createStandin({ clock });
  const { world } = standin;
  const guild = world.addGuild({ name: 'Embassy' });
  const elsewhere = world.addGuild({ name: 'Elsewhere', botPermissions: null });
  for (const place of [guild, elsewhere]) world.addChannel(place, 'general');
  const [ann, boris] = [world.addUser('ann'), world.addUser('boris')];
  world.addMember(guild, ann, PermissionFlagsBits.ManageGuild);
  world.addMember(guild, boris);
  world.addMember(elsewhere, ann, PermissionFlagsBits.UseExternalApps);
  const live = await startLiveBot(standin, {
    transport,
    now: clock.now,
    atEnd: (stop) =>
      ends.push(async () => {
        await stop();
        await standin.close();
      }),
  });
  return {
    live,
    clock,
    member: standin.asMember({ user: ann, guild }),
    russian: standin.asMember({ user: boris, guild, locale: 'ru' }),
    stranger: standin.asMember({ user: boris }),
    guest: standin.asMember({ user: ann, guild: elsewhere }),
  };
}

const ends: Array<() => Promise<void>> = [];
type People = Awaited<ReturnType<typeof start>>;
const worlds = {} as Record<Transport, People>;

beforeAll(async () => {
  worlds.gateway = await start('gateway');
  worlds.HTTP = await start('HTTP');
  return async () => {
    for (const end of ends) await end();
  };
});

describe('over the gateway and over HTTP the same comes of', () => {
  test.each(requests)('%s', async (_what, request) => {
    const [gateway, http] = [await outcome(worlds.gateway, request), await outcome(worlds.HTTP, request)];
    expect(http).toEqual(gateway);
    expect(gateway.length).toBeGreaterThan(20);
  });

  test('no errors', () => {
    for (const { live } of Object.values(worlds)) {
      expect(
        live.logged.filter(({ level, msg }) => Number(level) > 30 && msg !== 'passage reported'),
      ).toEqual([]);
    }
  });
});

/** All that the member saw, ids in the order of their appearance instead of themselves. */
async function outcome(people: People, request: Request): Promise<string> {
  // Nobody asks too often.
  people.clock.advance(61_000);
  const ids = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `#${ids.size}`);
    return ids.get(id) ?? '';
  };
  const seen = await request(people);
  return JSON.stringify(toSeen(seen))
    .replaceAll(/\b\d{17,20}\b/g, nameOf)
    .replaceAll(/127\.0\.0\.1:\d+/g, 'discord')
    .replaceAll(/aW50ZXJhY3Rpb246[\w-]+/g, 'token');
}

function toSeen(what: unknown): unknown {
  if (Array.isArray(what)) return what.map(toSeen);
  if (typeof what !== 'object' || what === null || !('callback' in what)) return what;
  const { callback, message, followUps } = what as Exchange;
  return { type: callback.type, data: callback.data, message, followUps };
}
