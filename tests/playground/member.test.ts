import {
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createManualClock } from '../../src/playground/clock.ts';
import { NoAnswerError } from '../../src/playground/exchange.ts';
import { InputError } from '../../src/playground/option-check.ts';
import type { Standin } from '../../src/playground/standin.ts';
import { ask, furnish, startBot, startStandin } from './bot.ts';

async function startAsking(
  standin: Standin,
  answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  log?: string[],
) {
  const client = await startBot(
    standin,
    async (interaction) => (interaction.isChatInputCommand() ? answer(interaction) : undefined),
    log,
  );
  await client.application.commands.set([ask]);
  return client;
}

describe('a member asks', () => {
  test('in a server', async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    await startAsking(standin, (asked) =>
      asked.reply(`${asked.guild?.name} ${asked.locale} ${asked.options.getString('question')}`),
    );
    const { message, callback, payload } = await standin.asMember({ ...seat, locale: 'ru' }).command('ask', {
      question: 'when?',
    });
    expect(callback.type).toBe(4);
    expect(message).toMatchObject({ content: 'Embassy ru when?', type: 20, flags: 0 });
    expect(payload).toMatchObject({
      context: 0,
      guild_locale: 'en-US',
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: { 0: seat.guild.id },
      entitlements: [],
    });
  });

  test('in the bot’s direct messages', async () => {
    const standin = await startStandin();
    const user = standin.world.addUser('member');
    await startAsking(standin, (asked) => asked.reply(`guild ${asked.guildId}, context ${asked.context}`));
    const { message, payload } = await standin.asMember({ user }).command('ask', { question: 'x' });
    expect(message?.content).toBe('guild null, context 1');
    expect(payload).toMatchObject({ user: { id: user.id }, authorizing_integration_owners: { 0: '0' } });
  });

  test('in a server that the bot is not in, where guild and channel are unknown', async () => {
    const standin = await startStandin();
    const seat = furnish(standin, null);
    await startAsking(standin, (asked) => asked.reply(`${asked.guild} ${asked.channel} ${asked.guildId}`));
    const { message, payload } = await standin.asMember(seat).command('ask', { question: 'x' });
    expect(message?.content).toBe(`null null ${seat.guild.id}`);
    expect(payload).toMatchObject({ context: 0, authorizing_integration_owners: { 1: seat.user.id } });
  });

  test('and gets a deferred reply, its edit and two follow-ups, one of them private', async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    const other = standin.world.addUser('other');
    standin.world.addMember(seat.guild, other);
    await startAsking(standin, async (asked) => {
      await asked.deferReply();
      await asked.editReply('answer');
      await asked.followUp('more');
      await asked.followUp({ content: 'private', flags: MessageFlags.Ephemeral });
    });
    const exchange = await standin.asMember(seat).command('ask', { question: 'x' });
    expect(exchange.callback.type).toBe(5);
    expect((await exchange.finished()).content).toBe('answer');
    await exchange.until(({ followUps }) => followUps.length === 2);
    expect(exchange.moments.map(({ kind, message }) => `${kind} ${message.content}`)).toEqual([
      'created ',
      'edited answer',
      'created more',
      'created private',
    ]);
    const seenByOther = standin.asMember({ ...seat, user: other }).messages();
    expect(seenByOther.map((message) => message.content)).toEqual(['answer', 'more']);
  });

  test('and the first follow-up fills a deferred reply in', async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    await startAsking(standin, async (asked) => {
      await asked.deferReply({ flags: MessageFlags.Ephemeral });
      await asked.followUp('answer');
    });
    const exchange = await standin.asMember(seat).command('ask', { question: 'x' });
    expect(await exchange.finished()).toMatchObject({ content: 'answer', flags: MessageFlags.Ephemeral });
    expect(exchange.followUps).toEqual([]);
  });

  test('about a channel, with the bot’s permissions there', async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    await startAsking(standin, (asked) => asked.reply(asked.options.getChannel('channel')?.name ?? 'none'));
    const values = { question: 'x', channel: seat.channel.id };
    const { message, payload } = await standin.asMember(seat).command('ask', values);
    expect(message?.content).toBe('general');
    expect(payload).toMatchObject({
      data: { resolved: { channels: { [seat.channel.id]: { app_permissions: expect.any(String) } } } },
    });
  });
});

test.each([
  ['nothing where something is required', {}, '"question" is required'],
  ['more than fits', { question: 'x'.repeat(201) }, '"question" has at most 200 characters, not 201'],
  ['an option that is not there', { question: 'x', answer: 'y' }, 'there is no option "answer"'],
  ['a number for a text', { question: 5 }, '"question" is a string, not 5'],
  ['a channel that is not there', { question: 'x', channel: '1' }, 'there is no channel 1'],
])('the client does not send %s', async (_what, values, message) => {
  const standin = await startStandin();
  const seat = furnish(standin);
  await startAsking(standin, async () => undefined);
  await expect(standin.asMember(seat).command('ask', values)).rejects.toThrow(new InputError(message));
});

test('the client offers no command that was not published', async () => {
  const standin = await startStandin();
  await expect(standin.asMember(furnish(standin)).command('ask')).rejects.toThrow(InputError);
});

test('autocompletion gives the choices for what is typed', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  const client = await startBot(standin, async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}…`, value: typed }]);
  });
  await client.application.commands.set([ask]);
  expect(await standin.asMember(seat).autocomplete('ask', 'question', 'tash')).toEqual([
    { name: 'tash…', value: 'tash' },
  ]);
});

test('a button opens a modal, and the modal’s text changes the message', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Change', custom_id: 'change' }] };
  const input = { type: 4, custom_id: 'text', style: 1 };
  const client = await startBot(standin, async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'before', components: [row] });
    if (interaction.isButton()) {
      const components = [{ type: 18, label: 'Text', component: input }];
      await interaction.showModal({ custom_id: 'm', title: 'Change', components });
    }
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      await interaction.update({ content: interaction.fields.getTextInputValue('text') });
    }
  });
  await client.application.commands.set([ask]);
  const member = standin.asMember(seat);
  const asked = await member.command('ask', { question: 'x' });
  const pressed = await member.press(asked.message!, 'change');
  expect(pressed.modal?.title).toBe('Change');
  const submitted = await member.submitModal(pressed, { text: 'after' });
  expect(submitted.callback.type).toBe(7);
  expect(asked.message?.content).toBe('after');
  await expect(member.press(asked.message!, 'gone')).rejects.toThrow('the message has no component "gone"');
});

test('a select sends the values that were picked', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  const options = [{ label: 'One', value: '1' }];
  const row = { type: 1, components: [{ type: 3, custom_id: 'pick', options }] };
  const client = await startBot(standin, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'pick', components: [row] });
    if (interaction.isStringSelectMenu()) await interaction.update(`picked ${interaction.values}`);
  });
  await client.application.commands.set([ask]);
  const member = standin.asMember(seat);
  const { message } = await member.command('ask', { question: 'x' });
  expect((await member.select(message!, 'pick', ['1'])).message?.content).toBe('picked 1');
  await expect(member.select(message!, 'pick', ['2'])).rejects.toThrow(InputError);
});

test('a message command carries the message, though the bot may not read the channel’s words', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  const client = await startBot(standin, async (interaction) => {
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
  });
  await client.application.commands.set([{ name: 'Find sources', type: 3 }]);
  const member = standin.asMember(seat);
  const said = member.say('Tashkent, 1966');
  const { message } = await member.messageCommand('Find sources', said);
  expect(message?.content).toBe('Tashkent, 1966');
  const channel = await client.channels.fetch(seat.channel.id);
  const history = channel?.isTextBased()
    ? await channel.messages.fetch({ message: said.id, force: true })
    : undefined;
  expect(history?.content).toBe('');
});

describe('Discord’s deadlines, by a clock that is moved', () => {
  test('three seconds without an answer end the interaction', async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 1));
    const standin = await startStandin({ clock });
    const seat = furnish(standin);
    const log: string[] = [];
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    await startAsking(standin, async (asked) => got.resolve(asked), log);
    const exchange = standin.asMember(seat).command('ask', { question: 'x' });
    const interaction = await got.promise;
    clock.advance(3000);
    await expect(exchange).rejects.toThrow(NoAnswerError);
    await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062 });
  });

  test('a second answer is refused', async () => {
    const standin = await startStandin();
    const seat = furnish(standin);
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    await startAsking(standin, async (asked) => {
      await asked.reply('one');
      got.resolve(asked);
    });
    await standin.asMember(seat).command('ask', { question: 'x' });
    const interaction = await got.promise;
    interaction.replied = false;
    await expect(interaction.reply('two')).rejects.toMatchObject({ code: 40060 });
  });

  test('after fifteen minutes the token is worth nothing', async () => {
    const clock = createManualClock(Date.UTC(2026, 0, 1));
    const standin = await startStandin({ clock });
    const seat = furnish(standin);
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    await startAsking(standin, async (asked) => {
      await asked.reply('one');
      got.resolve(asked);
    });
    await standin.asMember(seat).command('ask', { question: 'x' });
    const interaction = await got.promise;
    clock.advance(15 * 60 * 1000);
    await expect(interaction.editReply('two')).rejects.toMatchObject({ code: 50027, status: 401 });
    await expect(interaction.followUp('two')).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  test('a bot that came with the user has five follow-ups', async () => {
    const standin = await startStandin();
    const seat = furnish(standin, null);
    const got = Promise.withResolvers<ChatInputCommandInteraction>();
    await startAsking(standin, async (asked) => {
      await asked.reply('one');
      got.resolve(asked);
    });
    await standin.asMember(seat).command('ask', { question: 'x' });
    const interaction = await got.promise;
    for (const number of [1, 2, 3, 4, 5]) await interaction.followUp(`${number}`);
    await expect(interaction.followUp('6')).rejects.toMatchObject({ code: 40094 });
  });
});

test('an interaction such as Discord never sends arrives all the same', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  await startBot(standin, async (interaction) =>
    interaction.isButton() ? interaction.reply(interaction.customId) : null,
  );
  const member = standin.asMember(seat);
  const message = member.say('x');
  const forged = { type: 3, message, data: { component_type: 2, custom_id: '; drop table' } };
  expect((await member.dispatchRaw(forged)).message?.content).toBe('; drop table');
});

describe('where and to whom a command is offered', () => {
  const names = (commands: readonly { name?: unknown }[]) => commands.map((command) => command.name);

  test('moderators’ commands to moderators, servers’ commands in servers', async () => {
    const standin = await startStandin();
    const { guild, channel, user } = furnish(standin);
    const moderator = standin.world.addUser('moderator');
    standin.world.addMember(guild, moderator, PermissionFlagsBits.ManageGuild);
    const client = await startBot(standin);
    const reminders = {
      name: 'reminders',
      description: 'Remind',
      defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
      contexts: [0],
    };
    await client.application.commands.set([ask, reminders]);
    expect(names(standin.asMember({ user, guild, channel }).commands())).toEqual(['ask']);
    expect(names(standin.asMember({ user: moderator, guild, channel }).commands())).toEqual([
      'ask',
      'reminders',
    ]);
    expect(names(standin.asMember({ user: moderator }).commands())).toEqual(['ask']);
  });

  test('in a group of friends, only what may be brought along', async () => {
    const standin = await startStandin();
    const { user } = furnish(standin);
    const client = await startBot(standin, async (interaction) =>
      interaction.isRepliable() ? interaction.reply(`context ${interaction.context}`) : undefined,
    );
    await client.application.commands.set([ask, { name: 'help', description: 'Help' }]);
    const member = standin.asMember({ user, channel: standin.world.addGroup([user]) });
    expect(names(member.commands())).toEqual(['ask']);
    expect((await member.command('ask', { question: 'x' })).message?.content).toBe('context 2');
  });
});

test('a subcommand is called by both its names', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  await startAsking(standin, (asked) =>
    asked.reply(`${asked.options.getSubcommand()} ${asked.options.getInteger('hour')}`),
  ).then((client) =>
    client.application.commands.set([
      {
        name: 'reminders',
        description: 'Remind',
        options: [
          {
            type: 1,
            name: 'set',
            description: 'Set',
            options: [{ type: 4, name: 'hour', description: 'Hour', minValue: 0, maxValue: 23 }],
          },
        ],
      },
    ]),
  );
  const member = standin.asMember(seat);
  expect((await member.command('reminders set', { hour: 9 })).message?.content).toBe('set 9');
  await expect(member.command('reminders')).rejects.toThrow('/reminders needs a subcommand');
  await expect(member.command('reminders set', { hour: 24 })).rejects.toThrow('"hour" is at most 23, not 24');
});

test('where a member may not use external apps, the answer is for the member alone', async () => {
  const standin = await startStandin();
  const seat = furnish(standin, null);
  standin.world.setOverwrites(seat.channel, [
    { id: seat.user.id, kind: 1, allow: 0n, deny: PermissionFlagsBits.UseExternalApps },
  ]);
  await startAsking(standin, (asked) => asked.reply('answer'));
  const { message } = await standin.asMember(seat).command('ask', { question: 'x' });
  expect(message?.flags).toBe(MessageFlags.Ephemeral);
});

test('a member who stays sees the bot’s permissions change', async () => {
  const standin = await startStandin();
  const seat = furnish(standin);
  await startAsking(standin, (asked) => asked.reply(asked.appPermissions.bitfield.toString()));
  const member = standin.asMember(seat);
  standin.world.setBotPermissions(seat.guild, PermissionFlagsBits.ViewChannel);
  const { message } = await member.command('ask', { question: 'x' });
  expect(message?.content).toBe(PermissionFlagsBits.ViewChannel.toString());
});
