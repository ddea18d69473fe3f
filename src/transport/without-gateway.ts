import { REST, Routes } from 'discord.js';
import { z } from 'zod';

/** The bot's own user id, from a process that has no connection to the gateway to learn it from; checks the token too. */
export async function findBotId(apiUrl: string, token: string): Promise<string> {
  const rest = new REST({ api: apiUrl }).setToken(token);
  return z.object({ id: z.string() }).parse(await rest.get(Routes.user())).id;
}
