import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject } from '../../src/playground/json.ts';
import { shareLiveBot } from './live-bot.ts';
import { shown } from './shown.ts';

const on = shareLiveBot();

/** Any of Discord's fields with anything in it. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    0,
    -1,
    2 ** 53,
    true,
    [],
    {},
    [null],
    [[]],
    [{}],
    { id: 1 },
    '9'.repeat(99),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const user = { id: '123' };
const message = { id: '9', author: user, content: 'gas', components: [] };
const name = fc.constantFrom('ask', 'event', 'Find sources', 'gone', '__proto__');
const customId = fc.constantFrom('1:ask:page:2:abc', '1:event:go', '1:message:remove', '1:ask:report:x', 'x');
const option = fc.record(
  {
    name: fc.constantFrom('question', 'name', 'x'),
    type: fc.integer({ min: -1, max: 99 }),
    value: junk,
    focused: fc.boolean(),
    options: fc.constant([]),
  },
  { requiredKeys: ['name', 'type'] },
);
const component = fc.record(
  { type: fc.integer({ min: -1, max: 99 }), custom_id: customId, components: junk, value: junk },
  { requiredKeys: [] },
);
const data = fc.record({
  name,
  type: fc.integer({ min: 0, max: 5 }),
  options: fc.array(option, { maxLength: 3 }),
  target_id: fc.constantFrom('9', '10'),
  resolved: fc.constantFrom({ messages: { 9: message } }, {}),
  custom_id: customId,
  component_type: fc.integer({ min: -1, max: 99 }),
  values: fc.array(fc.string(), { maxLength: 2 }),
  components: fc.array(component, { maxLength: 3 }),
});
/** An interaction that nobody made, with up to three of its fields left out or full of anything. */
const payload = fc
  .record({
    base: fc.record({
      type: fc.integer({ min: 1, max: 6 }),
      token: fc.constant('a-token-that-nobody-gave'),
      application_id: fc.constant('1'),
      data,
      message: fc.constant(message),
      channel_id: fc.constantFrom('404', null),
      guild_id: fc.constantFrom('404', undefined),
      locale: fc.constantFrom('ru', 'en-US', 'xx'),
      user: fc.constant(user),
    }),
    spoilt: fc.dictionary(
      fc.constantFrom('type', 'token', 'data', 'message', 'channel', 'guild_id', 'locale', 'member', 'user'),
      fc.option(junk, { nil: undefined }),
      { maxKeys: 3 },
    ),
  })
  .map(({ base, spoilt }): Record<string, unknown> => ({ ...base, ...spoilt }));

test.each([
  ['no data', (payload: object) => ({ ...payload, data: undefined })],
  ['data of nothing', (payload: object) => ({ ...payload, data: null })],
  ['an unknown type', (payload: object) => ({ ...payload, type: 42 })],
  ['a ping', (payload: object) => ({ ...payload, type: 1 })],
  ['nobody who asks', (payload: object) => ({ ...payload, member: undefined, user: undefined })],
  [
    'a press without its message',
    (payload: object) => ({ ...payload, type: 3, data: { custom_id: '1:a:b' } }),
  ],
  ['a token that is none', (payload: object) => ({ ...payload, token: 7 })],
  [
    'options that are no list',
    (payload: object) => ({ ...payload, data: { name: 'ask', type: 1, options: 'x' } }),
  ],
])('an interaction with %s is logged once', async (_what, spoil) => {
  const { live } = on;
  const member = on.member();
  const { payload } = await member.command('ask', { question: 'gas' });
  const spoilt = JSON.parse(JSON.stringify({ ...spoil(payload), id: '77' }));
  if (!isObject(spoilt)) throw new Error('no payload');
  const before = live.logged.length;
  on.standin.world.dispatches.emit({ event: 'INTERACTION_CREATE', data: spoilt });
  await member.command('ask', { question: 'gas' });
  expect(live.logged.slice(before)).toHaveLength(1);
  expect(live.logged.at(-1)).toMatchObject({ level: 40 });
});

test('a thousand malformed interactions: each is logged at most once, and the next question is answered', async () => {
  const member = on.member();
  const before = on.live.logged.length;
  const sent = fc.sample(payload, 1000);
  for (const [i, one] of sent.entries()) {
    // Each has an id of its own, or none that is one: what was seen before is left aside in silence.
    const id = i % 10 === 9 ? one.channel : String(10_000 + i);
    on.standin.world.dispatches.emit({ event: 'INTERACTION_CREATE', data: { ...one, id } });
  }
  const exchange = await member.command('ask', { question: 'zardri visit rusia' });
  expect(shown(await exchange.finished())).toContain('Asif Ali **Zardari**');

  // Those that look right were answered, and Discord did not know them.
  await on.live.stop();
  const logged = on.live.logged.slice(before).filter(({ level }) => Number(level) > 30);
  expect(logged.length).toBeLessThanOrEqual(1000);
  expect(logged.length).toBeGreaterThan(500);
  const about = logged.flatMap(({ interaction }) => interaction ?? []);
  expect(new Set(about).size).toBe(about.length);
  expect(new Set(logged.map(({ msg }) => msg))).toEqual(
    new Set([
      'interaction of an unknown kind or shape left aside',
      'interaction without a person or a target',
      'reply refused',
    ]),
  );
  expect(JSON.stringify(logged)).not.toContain('a-token-that-nobody-gave');
}, 30_000);
