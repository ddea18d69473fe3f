import { type Client, DiscordAPIError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import type { Fault } from '../../src/playground/faults.ts';
import type { StandinOptions } from '../../src/playground/standin.ts';
import { furnish, startBot, startStandin } from './bot.ts';

const route = 'POST /channels/:channel/messages';

async function startSending(options?: StandinOptions, permissions?: bigint) {
  const standin = await startStandin(options);
  const seat = furnish(standin, permissions);
  const client = await startBot(standin);
  const send = async (body: object, channelId = seat.channel.id) =>
    client.rest.post(`/channels/${channelId}/messages`, { body }) as Promise<{ id: string; content: string }>;
  const contents = () =>
    standin
      .asMember(seat)
      .messages()
      .map((message) => message.content);
  return { standin, client, send, contents, ...seat };
}

describe('what goes wrong on purpose', () => {
  test.each<[what: string, fault: Fault, sent: number]>([
    ['a 429 for the bot', { kind: 'rate-limit', retryAfter: 0.01 }, 1],
    ['a shared 429', { kind: 'rate-limit', retryAfter: 0.01, scope: 'shared' }, 1],
    ['a global 429', { kind: 'rate-limit', retryAfter: 0.01, scope: 'global' }, 1],
    ['a 500', { kind: 'error', status: 500 }, 1],
    ['a 502', { kind: 'error', status: 502 }, 1],
    ['a reset connection', { kind: 'reset', when: 'before' }, 1],
    ['a 500 after the message was stored', { kind: 'error', status: 500, when: 'after' }, 2],
    ['a reset after the message was stored', { kind: 'reset', when: 'after' }, 2],
  ])('%s is retried by discord.js', async (_what, fault, sent) => {
    const { standin, send, contents } = await startSending();
    standin.faults.add(route, 1, fault);
    await send({ content: 'x' });
    expect(contents()).toHaveLength(sent);
  });

  test('an enforced nonce keeps a retry from saying it twice', async () => {
    const { standin, send, contents } = await startSending();
    standin.faults.add(route, 1, { kind: 'error', status: 500, when: 'after' });
    await send({ content: 'x', nonce: 'n', enforce_nonce: true });
    expect(contents()).toEqual(['x']);
  });

  test.each<[what: string, fault: Fault]>([
    ['a dropped connection', { kind: 'drop', when: 'before' }],
    ['an answer that never comes', { kind: 'hang' }],
    ['a refusal that was asked for', { kind: 'refusal', code: 50007 }],
  ])('%s fails', { timeout: 15_000 }, async (_what, fault) => {
    const { standin, client, send } = await startSending();
    client.rest.options.timeout = 100;
    standin.faults.add(route, 4, fault);
    await expect(send({ content: 'x' })).rejects.toThrow();
  });
});

test('a nonce is remembered for three minutes, and is not in the history', async () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const { client, send, channel } = await startSending({ clock });
  const body = { content: 'x', nonce: 'n', enforce_nonce: true };
  const first = await send(body);
  expect((await send({ ...body, content: 'y' })).id).toBe(first.id);
  clock.advance(3 * 60 * 1000);
  expect((await send(body)).id).not.toBe(first.id);
  const history = (await client.rest.get(`/channels/${channel.id}/messages`)) as object[];
  expect(history).toHaveLength(2);
  expect(history.every((message) => !('nonce' in message))).toBe(true);
});

test('limits are enforced where they are asked for, and the most sends in a second are counted', async () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const { standin, channel } = await startSending({ clock, enforcesLimits: true });
  const post = async () => {
    const answer = await fetch(`${standin.apiUrl}/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${standin.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'x' }),
    });
    return answer.status;
  };
  const statuses = [await post(), await post(), await post(), await post(), await post(), await post()];
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  clock.advance(5000);
  expect(await post()).toBe(200);
  expect(standin.sends.mostInASecond()).toBe(5);
});

const noPermission = 0n;
const viewOnly = 1n << 10n;
const viewAndSend = viewOnly | (1n << 11n);

describe('the bot is refused', () => {
  test.each([
    ['a channel that it does not see', noPermission, { content: 'x' }, 50001],
    ['a channel where it may not write', viewOnly, { content: 'x' }, 50013],
    ['an embed where it may not embed', viewAndSend, { embeds: [{ title: 'x' }] }, 50013],
    ['an empty message', viewAndSend, {}, 50006],
    ['a message that is too long', viewAndSend, { content: 'x'.repeat(2001) }, 50035],
  ])('%s', async (_what, permissions, body, code) => {
    const { send } = await startSending({}, permissions);
    await expect(send(body)).rejects.toMatchObject({ code });
  });

  test('what does not exist, by the code of its kind', async () => {
    const { client, channel, guild, standin } = await startSending();
    const code = async (path: `/${string}`) =>
      client.rest.get(path).then(
        () => 0,
        (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
      );
    expect(await code('/channels/1')).toBe(10003);
    expect(await code('/guilds/1')).toBe(10004);
    expect(await code(`/channels/${channel.id}/messages/1`)).toBe(10008);
    expect(await code('/users/1')).toBe(10013);
    expect(await code(`/applications/${standin.applicationId}/commands/1`)).toBe(10063);
    standin.world.removeChannel(channel);
    expect(await code(`/channels/${channel.id}`)).toBe(10003);
    standin.world.removeBot(guild);
    expect(await code(`/guilds/${guild.id}`)).toBe(10004);
  });

  test('another’s message to edit', async () => {
    const { client, standin, ...seat } = await startSending();
    const { id } = standin.asMember(seat).say('x');
    const edit = client.rest.patch(`/channels/${seat.channel.id}/messages/${id}`, { body: { content: 'y' } });
    await expect(edit).rejects.toMatchObject({ code: 50005 });
  });

  test('a file of more than 10 MiB', async () => {
    const { client, channel } = await startSending();
    const files = [{ name: 'big.txt', data: Buffer.alloc(10 * 1024 * 1024 + 1) }];
    const send = client.rest.post(`/channels/${channel.id}/messages`, { body: {}, files });
    await expect(send).rejects.toMatchObject({ status: 413, code: 40005 });
  });
});

test('Discord’s error names the field that is wrong', async () => {
  const { send } = await startSending();
  const error: unknown = await send({ embeds: [{ title: 'x'.repeat(257) }] }).catch(
    (wrong: unknown) => wrong,
  );
  expect(error).toMatchObject({
    rawError: {
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        embeds: {
          0: {
            title: {
              _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }],
            },
          },
        },
      },
    },
  });
});

test('the history is paged by before, after and around', async () => {
  const { client, channel, standin, user, guild } = await startSending();
  const member = standin.asMember({ user, guild, channel });
  const ids = ['a', 'b', 'c', 'd', 'e'].map((content) => member.say(content).id);
  const page = async (query: string) => {
    const found = await client.rest.get(`/channels/${channel.id}/messages`, {
      query: new URLSearchParams(query),
    });
    return (found as { id: string }[]).map((message) => ids.indexOf(message.id));
  };
  expect(await page('limit=2')).toEqual([4, 3]);
  expect(await page(`limit=2&before=${ids[3]}`)).toEqual([2, 1]);
  expect(await page(`limit=2&after=${ids[1]}`)).toEqual([3, 2]);
  expect(await page(`limit=3&around=${ids[2]}`)).toEqual([3, 2, 1]);
});

test('tokens of interactions are not in the log of the wire', async () => {
  const { standin, client, ...seat } = await startSending();
  answerEverything(client);
  const forged = {
    type: 3,
    message: standin.asMember(seat).say('x'),
    data: { component_type: 2, custom_id: 'b' },
  };
  const { message } = await standin.asMember(seat).dispatchRaw(forged);
  const entries = standin.wire.of(message?.id ?? '');
  expect(entries.map((entry) => entry.path)).toEqual([
    expect.stringMatching(/^\/interactions\/\d+\/:token\/callback$/),
  ]);
});

function answerEverything(client: Client): void {
  client.on('interactionCreate', (interaction) => {
    if (interaction.isRepliable()) void interaction.reply('answer');
  });
}

test('direct messages are opened by the user’s id', async () => {
  const { standin, client, user } = await startSending();
  const sent = await (await client.users.fetch(user.id)).send('hello');
  expect(standin.asMember({ user }).messages()).toMatchObject([{ id: sent.id, content: 'hello' }]);
});
