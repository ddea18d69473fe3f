import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createStandin, type Standin, type StandinOptions } from '../../src/playground/standin.ts';

/** A stand-in that ends with the test. */
export async function startStandin(options?: StandinOptions): Promise<Standin> {
  const standin = await createStandin(options);
  onTestFinished(() => standin.close());
  return standin;
}

/** discord.js as it comes from npm, logged in and ready; it ends with the test. */
export async function startBot(
  standin: Standin,
  answer: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  log: string[] = [],
  options: { readonly shards?: number[]; readonly shardCount?: number } = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: standin.apiUrl, timeout: 2000 },
    ...options,
  });
  onTestFinished(() => client.destroy());
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => log.push(String(error)));
  });
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(standin.token);
  return ready;
}

/** A server with a channel and a member in it. */
export function furnish(standin: Standin, botPermissions?: bigint | null) {
  const { world } = standin;
  const guild = world.addGuild({
    name: 'Embassy',
    ...(botPermissions === undefined ? {} : { botPermissions }),
  });
  const channel = world.addChannel(guild, 'general');
  const user = world.addUser('member');
  world.addMember(guild, user);
  return { guild, channel, user };
}

export const ask = {
  name: 'ask',
  description: 'Ask a question',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  options: [
    {
      type: 3,
      name: 'question',
      description: 'Your question',
      required: true,
      max_length: 200,
      autocomplete: true,
    },
    { type: 7, name: 'channel', description: 'Where', channel_types: [0] },
  ],
};
