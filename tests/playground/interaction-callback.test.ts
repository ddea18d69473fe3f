import { DiscordAPIError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/playground/json.ts';
import type { MemberDriver } from '../../src/playground/member.ts';
import type { Message } from '../../src/playground/message.ts';
import { ask, furnish, startBot, startStandin } from './bot.ts';

type Act = (member: MemberDriver, said: Message) => Promise<unknown>;

const asks: Act = (member) => member.command('ask', { question: 'x' });
const types: Act = (member) => member.autocomplete('ask', 'question', 'x');
const presses: Act = (member, message) =>
  member.dispatchRaw({ type: 3, message, data: { component_type: 2, custom_id: 'b' } });
const submits: Act = (member) => member.dispatchRaw({ type: 5, data: { custom_id: 'm', components: [] } });

const many = (count: number, make: (index: number) => JsonObject) =>
  Array.from({ length: count }, (_, i) => make(i));
const choice = (name: string, value = name) => ({ name, value });
const input = (custom_id: string) => ({
  type: 18,
  label: 'Text',
  component: { type: 4, custom_id, style: 1 },
});
const modal = (more: JsonObject) => ({
  type: 9,
  data: { custom_id: 'm', title: 'T', components: [input('a')], ...more },
});

/** What Discord says to this first answer: 0 when it takes it, else its code and the path of the first mistake. */
async function answerTo(act: Act, body: JsonObject): Promise<string> {
  const standin = await startStandin();
  const seat = furnish(standin);
  const said = Promise.withResolvers<string>();
  const client = await startBot(standin, async ({ id, token, client: { rest } }) =>
    rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false }).then(
      () => said.resolve('taken'),
      (error: unknown) =>
        said.resolve(
          error instanceof DiscordAPIError ? error.message.replace(/\n(\S*)\[.*/s, ' $1') : String(error),
        ),
    ),
  );
  await client.application.commands.set([ask]);
  const member = standin.asMember(seat);
  // A refused answer leaves the member waiting; the test looks at the bot's side.
  act(member, member.say('x')).catch(() => undefined);
  return said.promise;
}

const refused: [why: string, act: Act, body: JsonObject, answer: RegExp | string][] = [
  ['a deferral has no content', asks, { type: 5, data: { content: 'x' } }, 'Invalid Form Body data.content'],
  [
    'a deferral takes no flag but ephemeral',
    asks,
    { type: 5, data: { flags: 1 << 15 } },
    'Invalid Form Body data.flags',
  ],
  [
    'a command is not answered with choices',
    asks,
    { type: 8, data: { choices: [] } },
    'Invalid Form Body type',
  ],
  ['a command has no message to update', asks, { type: 7, data: { content: 'x' } }, 'Invalid Form Body type'],
  [
    'an autocompletion is answered with choices',
    types,
    { type: 4, data: { content: 'x' } },
    'Invalid Form Body type',
  ],
  ['an autocompletion can’t be deferred', types, { type: 5 }, 'Invalid Form Body type'],
  ['a modal is not answered with a modal', submits, modal({}), 'Invalid Form Body type'],
  [
    'a modal without a message updates none',
    submits,
    { type: 7, data: { content: 'x' } },
    'Invalid Form Body type',
  ],
  ['an answer is not empty', asks, { type: 4, data: {} }, 'Cannot send an empty message'],
  [
    'an answer has 2,000 characters',
    asks,
    { type: 4, data: { content: 'x'.repeat(2001) } },
    'Invalid Form Body data.content',
  ],
  [
    '25 choices',
    types,
    { type: 8, data: { choices: many(26, (i) => choice(`${i}`)) } },
    'Invalid Form Body data.choices',
  ],
  [
    'a choice’s name has 100 characters',
    types,
    { type: 8, data: { choices: [choice('x'.repeat(101), 'x')] } },
    'Invalid Form Body data.choices[0].name',
  ],
  [
    'a choice’s name is not empty',
    types,
    { type: 8, data: { choices: [choice('', 'x')] } },
    'Invalid Form Body data.choices[0].name',
  ],
  [
    'a choice’s value has 100 characters',
    types,
    { type: 8, data: { choices: [choice('x', 'x'.repeat(101))] } },
    'Invalid Form Body data.choices[0].value',
  ],
  [
    'a choice’s value is of the option’s kind',
    types,
    { type: 8, data: { choices: [{ name: 'x', value: 5 }] } },
    'Invalid Form Body data.choices[0].value',
  ],
  [
    'a modal’s title has 45 characters',
    asks,
    modal({ title: 'x'.repeat(46) }),
    'Invalid Form Body data.title',
  ],
  [
    'a modal has five components',
    asks,
    modal({ components: many(6, (i) => input(`${i}`)) }),
    'Invalid Form Body data.components',
  ],
  [
    'a text input has 4,000 characters',
    asks,
    modal({
      components: [
        { type: 18, label: 'Text', component: { type: 4, custom_id: 'a', style: 1, max_length: 4001 } },
      ],
    }),
    'Invalid Form Body data.components[0].component.max_length',
  ],
  [
    'a label has 45 characters',
    asks,
    modal({ components: [{ ...input('a'), label: 'x'.repeat(46) }] }),
    'Invalid Form Body data.components[0].label',
  ],
  [
    'a modal’s custom id has 100 characters',
    asks,
    modal({ custom_id: 'x'.repeat(101) }),
    'Invalid Form Body data.custom_id',
  ],
  ['a modal is not empty', asks, modal({ components: [] }), 'Invalid Form Body data.components'],
  [
    'a modal’s custom ids differ',
    asks,
    modal({ components: [input('a'), input('a')] }),
    'Invalid Form Body data.components[1].component',
  ],
  ['a modal has a custom id', asks, modal({ custom_id: '' }), 'Invalid Form Body data.custom_id'],
];

describe('an answer that Discord refuses is refused', () => {
  test.each(refused)('%s', async (_why, act, body, answer) => {
    expect(await answerTo(act, body)).toBe(answer);
  });
});

test.each<[what: string, act: Act, body: JsonObject]>([
  ['a private deferral to a command', asks, { type: 5, data: { flags: 64 } }],
  ['a modal to a command', asks, modal({})],
  ['25 choices to an autocompletion', types, { type: 8, data: { choices: many(25, (i) => choice(`${i}`)) } }],
  ['a silent acknowledgement to a button', presses, { type: 6 }],
  ['a reply to a modal', submits, { type: 4, data: { content: 'x' } }],
])('%s is taken', async (_what, act, body) => {
  expect(await answerTo(act, body)).toBe('taken');
});

test('an answer comes with the message that it made, when it is asked for', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  const made = Promise.withResolvers<string | undefined>();
  const client = await startBot(standin, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { resource } = await interaction.reply({ content: 'x', withResponse: true });
    made.resolve(resource?.message?.id);
  });
  await client.application.commands.set([ask]);
  const { message } = await standin.asMember(seat).command('ask', { question: 'x' });
  expect(await made.promise).toBe(message?.id);
});

test('a webhook token that nobody was given leads nowhere', async () => {
  const standin = await startStandin();
  const client = await startBot(standin);
  const edit = client.rest.patch(`/webhooks/${standin.applicationId}/made-up/messages/@original`, {
    body: { content: 'x' },
    auth: false,
  });
  await expect(edit).rejects.toMatchObject({ code: 10015 });
});
