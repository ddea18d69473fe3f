import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Dispatcher } from '../dispatch.ts';
import { answerInteraction } from './answer.ts';
import { parseInteraction } from './interaction.ts';

/** What a gateway connection works with. */
export interface GatewayOptions {
  readonly token: string;
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A connection to Discord. */
export interface Gateway {
  readonly client: Client<true>;
  /** Resolves with what to mend once Discord has closed the connection for good. */
  readonly ended: Promise<string>;
  /** Takes nothing new, finishes what is in flight or gives it up after `patience` milliseconds, and leaves. */
  stop(patience: number): Promise<void>;
}

/** Why Discord closes a connection for good (docs: topics/opcodes-and-status-codes#gateway). */
const CLOSED_FOR_GOOD: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN is refused by Discord: copy it anew from the developer portal',
  4010: 'Discord refuses this shard: its number does not go with the number of shards',
  4011: 'Discord wants this bot to run in more shards: it is in too many servers for one',
  4012: 'Discord no longer knows the gateway version that this release speaks: update Rapport',
  4013: 'Discord does not know the intents that this release asks for: update Rapport',
  4014: 'Discord does not grant the intents that this release asks for: look into the developer portal',
};

/** Discord has closed the connection for good; `message` says what to mend. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
}

/** Discord may deliver an event twice; so many interactions are remembered to tell. */
const REMEMBERED = 1000;

/** Logs in with the one intent that the bot needs, and answers every interaction that arrives. */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const { token, apiUrl, log } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl },
    // Only what a reminder's permissions are read from is kept.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
      ThreadManager: 0,
      StageInstanceManager: 0,
      VoiceStateManager: 0,
    }),
  });
  const inFlight = new Set<Promise<void>>();
  const seen = new LRUCache<string, true>({ max: REMEMBERED });
  let leaving = false;

  const take = (payload: unknown) => {
    const interaction = parseInteraction(payload);
    if (!interaction) return log.warn('interaction of an unknown kind or shape left aside');
    if (leaving) return;
    if (seen.has(interaction.id)) return log.info({ interaction: interaction.id }, 'interaction came again');
    seen.set(interaction.id, true);
    const work = answerInteraction(interaction, { ...options, rest: client.rest }).finally(() =>
      inFlight.delete(work),
    );
    inFlight.add(work);
  };

  // Interactions are taken as they come over the wire, so that both transports read the same JSON and a malformed one
  // is ours to refuse: discord.js throws on some. Under another name it leaves them alone.
  client.on(Events.Raw, (packet: { t: string; d: unknown }) => {
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return;
    packet.t = `taken:${packet.t}`;
    take(packet.d);
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'gateway error'));
  client.on(Events.Warn, (message) => log.warn({ message }, 'gateway warning'));
  const ended = new Promise<string>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ code, shard }, 'gateway closed for good');
      resolve(CLOSED_FOR_GOOD[code] ?? `Discord has closed the gateway for good with code ${code}`);
    });
  });
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ err: error, shard }, 'gateway connection failed'),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    // discord.js says so of its own leaving too.
    if (!leaving) log.info({ shard }, 'gateway reconnects');
  });

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  // A login that is refused for good never ends by itself.
  const connected = await Promise.race([client.login(token).then(() => ready), ended]);
  if (typeof connected === 'string') {
    await client.destroy();
    throw new GatewayClosedError(connected);
  }
  log.info({ user: connected.user.id, guilds: connected.guilds.cache.size }, 'logged in');
  return {
    client: connected,
    ended,
    async stop(patience) {
      leaving = true;
      await Promise.race([Promise.allSettled(inFlight), options.wait(patience)]);
      await client.destroy();
    },
  };
}
