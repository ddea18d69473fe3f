import { AttachmentBuilder, MessageFlags, Routes, type TextChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ask, furnish, startBot, startStandin } from './bot.ts';

describe('discord.js, unmodified,', () => {
  test('logs in and knows its servers', async () => {
    const standin = await startStandin();
    const { guild, channel } = furnish(standin);
    const client = await startBot(standin);
    expect(client.user.id).toBe(standin.applicationId);
    expect(client.guilds.cache.get(guild.id)?.channels.cache.get(channel.id)?.name).toBe('general');
  });

  test('is told of a server that it joins, loses and that is down', async () => {
    const standin = await startStandin();
    const client = await startBot(standin);
    const told = (event: 'guildCreate' | 'guildDelete' | 'guildUnavailable' | 'guildAvailable') =>
      new Promise((resolve) => {
        client.once(event, resolve);
      });
    const joined = told('guildCreate');
    const guild = standin.world.addGuild({ name: 'Embassy' });
    await joined;
    const down = told('guildUnavailable');
    standin.world.setOutage(guild, true);
    await down;
    const up = told('guildAvailable');
    standin.world.setOutage(guild, false);
    await up;
    const lost = told('guildDelete');
    standin.world.removeBot(guild);
    await lost;
    expect(client.guilds.cache.size).toBe(0);
  });

  test('publishes commands, and publishing the same again changes nothing', async () => {
    const standin = await startStandin();
    const client = await startBot(standin);
    await client.application.commands.set([ask]);
    const first = standin.commands();
    await client.application.commands.set([ask]);
    expect(standin.commands()).toEqual(first);
    await client.application.commands.set([{ ...ask, description: 'Ask anything' }]);
    expect(standin.commands()[0]).toMatchObject({
      id: first[0]?.id,
      nsfw: false,
      default_member_permissions: null,
    });
    expect(standin.commands()[0]?.version).not.toBe(first[0]?.version);
  });

  test('reads localisations only when it asks for them', async () => {
    const standin = await startStandin();
    const client = await startBot(standin);
    await client.application.commands.set([{ ...ask, nameLocalizations: { ru: 'спросить' } }]);
    const read = async (query = '') =>
      client.rest.get(Routes.applicationCommands(standin.applicationId), {
        query: new URLSearchParams(query),
      });
    expect(await read()).toEqual([expect.not.objectContaining({ name_localizations: expect.anything() })]);
    expect(await read('with_localizations=true')).toMatchObject([{ name_localizations: { ru: 'спросить' } }]);
  });

  test('adds, changes and removes one command, also for one server', async () => {
    const standin = await startStandin();
    const { guild } = furnish(standin);
    const client = await startBot(standin);
    const command = await client.application.commands.create(ask, guild.id);
    await command.edit({ description: 'Changed' });
    expect(standin.commands(guild.id)).toMatchObject([{ id: command.id, description: 'Changed' }]);
    await command.delete();
    expect(standin.commands(guild.id)).toEqual([]);
  });

  test('sends a file to a channel and reads it back from the history', async () => {
    const standin = await startStandin();
    const { channel } = furnish(standin);
    const client = await startBot(standin);
    const target = (await client.channels.fetch(channel.id)) as TextChannel;
    const sent = await target.send({
      content: 'The treaty',
      files: [new AttachmentBuilder(Buffer.from('text'), { name: 'treaty.txt', description: 'The text' })],
      nonce: 'n1',
      enforceNonce: true,
    });
    const read = (await target.messages.fetch({ limit: 10 })).first();
    expect(read).toMatchObject({ id: sent.id, content: 'The treaty' });
    const file = read?.attachments.first();
    expect(file).toMatchObject({ name: 'treaty.txt', description: 'The text', size: 4 });
    expect(await (await fetch(file?.url ?? '')).text()).toBe('text');
    expect(standin.wire.of(sent.id).map((entry) => `${entry.method} ${entry.status}`)).toContain('POST 200');
    expect(standin.sends.mostInASecond()).toBe(1);
  });

  test('edits and deletes its message, and the members see each change', async () => {
    const standin = await startStandin();
    const { channel, user } = furnish(standin);
    const client = await startBot(standin);
    const seen: string[] = [];
    standin.subscribe(user, ({ kind, stored }) => seen.push(`${kind} ${stored.message.content}`));
    const target = (await client.channels.fetch(channel.id)) as TextChannel;
    const sent = await target.send('one');
    await sent.edit('two');
    await sent.delete();
    expect(seen).toEqual(['created one', 'edited two', 'deleted two']);
  });

  test('shows a picture inside Components V2', async () => {
    const standin = await startStandin();
    const { channel } = furnish(standin);
    const client = await startBot(standin);
    const target = (await client.channels.fetch(channel.id)) as TextChannel;
    const sent = await target.send({
      flags: MessageFlags.IsComponentsV2,
      files: [new AttachmentBuilder(Buffer.from('png'), { name: 'map.png' })],
      components: [{ type: 12, items: [{ media: { url: 'attachment://map.png' } }] }],
    });
    expect(JSON.stringify(sent.components)).toContain(`${standin.apiUrl.replace('/api', '')}/attachments/`);
  });
});

test('a token that is not the bot’s is refused', async () => {
  const standin = await startStandin();
  await expect(startBot({ ...standin, token: 'wrong.token.here' })).rejects.toThrow(/token/i);
});

test('an unknown path is not found', async () => {
  const standin = await startStandin();
  const answer = await fetch(`${standin.apiUrl}/v10/nowhere`, {
    headers: { authorization: `Bot ${standin.token}` },
  });
  expect(await answer.json()).toEqual({ message: '404: Not Found', code: 0 });
});
