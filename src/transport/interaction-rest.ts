import { REST } from 'discord.js';

/**
 * A client for answers to interactions, whose tokens are their key. Discord counts them apart from the fifty requests a
 * second that a bot has (docs: topics/rate-limits#global-rate-limit), and so nothing here waits for those.
 */
export function createInteractionRest(apiUrl: string): REST {
  return new REST({ api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
}
