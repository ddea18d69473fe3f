import { Client, Events, GatewayIntentBits } from 'discord.js';

/** What every figure of ours stands beside: discord.js as it comes, whose only command answers a constant. */
const { DISCORD_TOKEN = '', DISCORD_API_URL = '' } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply('1 May 1948');
});
client.once(Events.ClientReady, async ({ application }) => {
  await application.commands.set([
    {
      name: 'ask',
      description: 'Answers a constant',
      options: [{ type: 3, name: 'question', description: 'Any question', required: true }],
    },
  ]);
  process.stdout.write('logged in\n');
});
await client.login(DISCORD_TOKEN);
