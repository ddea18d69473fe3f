import { AttachmentBuilder, type Client, type Interaction, MessageFlags } from 'discord.js';
import { encode } from 'fast-png';
import { answerPage } from './showcase-answer.ts';

/** A picture of one grey dot, as PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOoqan5DwAFBAKAz0wHwwAAAABJRU5ErkJggg==',
  'base64',
);

/** Higher than the end of a page can hide. */
const tall = encode({
  data: new Uint8Array(4 * 390).fill(128),
  width: 4,
  height: 390,
  channels: 1,
  depth: 8,
});

const commands = [
  {
    name: 'ask',
    description: 'Ask a question about Russia and Pakistan',
    name_localizations: { ru: 'спросить' },
    description_localizations: { ru: 'Задать вопрос о России и Пакистане' },
    contexts: [0, 1],
    options: [
      {
        type: 3,
        name: 'question',
        description: 'What do you want to know?',
        required: true,
        autocomplete: true,
        max_length: 200,
      },
      { type: 4, name: 'year', description: 'Only this year', min_value: 1947, max_value: 2100 },
      {
        type: 3,
        name: 'language',
        description: 'Of the sources',
        choices: [
          { name: 'English', value: 'en' },
          { name: 'Русский', value: 'ru' },
        ],
      },
    ],
  },
  {
    name: 'options',
    description: 'Takes an option of every kind',
    options: [
      { type: 5, name: 'yes', description: 'Yes or no', required: true },
      { type: 6, name: 'person', description: 'Somebody' },
      { type: 7, name: 'channel', description: 'Somewhere', channel_types: [0] },
      { type: 8, name: 'role', description: 'Some role' },
      { type: 9, name: 'anyone', description: 'Somebody or some role' },
      { type: 10, name: 'share', description: 'A number', min_value: 0, max_value: 1 },
    ],
  },
  { name: 'think', description: 'Takes its time', contexts: [0, 1] },
  { name: 'secret', description: 'For you alone', contexts: [0, 1] },
  { name: 'silent', description: 'Never answers' },
  { name: 'tall', description: 'A tall picture' },
  { name: 'embed', description: 'An older kind of answer' },
  {
    name: 'reminders',
    description: 'Reminders here',
    default_member_permissions: '32',
    options: [
      {
        type: 1,
        name: 'set',
        description: 'Set an hour',
        options: [
          { type: 4, name: 'hour', description: 'The hour', required: true, min_value: 0, max_value: 23 },
        ],
      },
    ],
  },
  { name: 'Find sources', type: 3 },
];

/** What the bot waits for before it goes on, so that a test sees the state before. */
export interface Showcase {
  /** `/think` ends. */
  endThought(): void;
  /** What was typed into autocompletions, as they arrived. */
  readonly typed: readonly string[];
}

/** Publishes a command or two of every kind and answers with every kind of component. */
export async function showcase(client: Client<true>): Promise<Showcase> {
  const thought = Promise.withResolvers<void>();
  const typed: string[] = [];
  client.on('interactionCreate', (interaction) => void answer(interaction, thought.promise, typed));
  await client.application.commands.set(commands as never);
  return { endThought: thought.resolve, typed };
}

async function answer(interaction: Interaction, thought: Promise<void>, typed: string[]): Promise<void> {
  if (interaction.isAutocomplete()) {
    const value = interaction.options.getFocused();
    typed.push(value);
    const suggestions = ['When were diplomatic relations established?', 'Who visited Russia in May 2011?'];
    const fitting = suggestions.filter((one) => one.toLowerCase().includes(value.toLowerCase()));
    await interaction.respond(fitting.map((name) => ({ name, value: name })));
  } else if (interaction.isChatInputCommand()) await command(interaction, thought);
  else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `Sources for “${interaction.targetMessage.content}”`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isButton()) await press(interaction);
  else if (interaction.isAnySelectMenu()) {
    await interaction.reply({
      content: `You chose ${interaction.values.join(' and ')}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`Corrected: ${interaction.fields.getTextInputValue('text')}`);
  }
}

async function command(interaction: Extract<Interaction, { commandType: 1 }>, thought: Promise<void>) {
  if (!interaction.isChatInputCommand()) return;
  switch (interaction.commandName) {
    case 'ask':
      await interaction.reply({ ...answerPage(1), files: [new AttachmentBuilder(dot, { name: 'map.png' })] });
      return;
    case 'options':
      await interaction.reply({
        content: `Got ${JSON.stringify(interaction.options.data.map(({ name, value }) => ({ [name]: value })))}`,
        allowedMentions: { parse: [] },
      });
      return;
    case 'think':
      await interaction.deferReply();
      await thought;
      await interaction.editReply('A thought: **1 May 1948**');
      return;
    case 'secret':
      await interaction.reply({ content: 'This is between us.', flags: MessageFlags.Ephemeral });
      return;
    case 'tall':
      await interaction.reply({
        files: [
          new AttachmentBuilder(Buffer.from(tall), { name: 'tall.png', description: 'A tall picture' }),
        ],
      });
      return;
    case 'embed':
      await interaction.reply({
        content: 'The older way, <t:0:D>',
        embeds: [
          {
            title: 'Tashkent Declaration',
            url: 'https://example.org/',
            description: 'Signed on *10 January 1966*.',
            color: 0x0f6e5a,
            fields: [
              { name: 'Place', value: 'Tashkent', inline: true },
              { name: 'Year', value: '1966', inline: true },
            ],
            footer: { text: 'An archive' },
          },
        ],
        files: [new AttachmentBuilder(Buffer.from('The text'), { name: 'declaration.txt' })],
      });
      return;
    case 'reminders':
      await interaction.reply(`Every day at ${interaction.options.getInteger('hour')}:00`);
  }
}

async function press(interaction: Extract<Interaction, { componentType: 2 }>) {
  if (!interaction.isButton()) return;
  const [action, page] = interaction.customId.split(':');
  if (action === 'page')
    await interaction.update({
      ...answerPage(Number(page)),
      attachments: [...interaction.message.attachments.values()],
    } as never);
  if (action === 'correct') {
    const input = { type: 4, custom_id: 'text', style: 2, required: true, min_length: 3 };
    await interaction.showModal({
      custom_id: 'correct',
      title: 'Correct this answer',
      components: [
        { type: 18, label: 'What is wrong?', description: 'A sentence is enough', component: input },
      ],
    } as never);
  }
}
