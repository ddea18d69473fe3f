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
  /** Takes nothing new, finishes what is in flight or gives it up after `patience` milliseconds, and leaves. */
  stop(patience: number): Promise<void>;
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
    if (leaving || seen.has(interaction.id)) return;
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
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ code, shard }, 'gateway closed for good'),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'gateway reconnects'));

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const connected = await ready;
  log.info({ user: connected.user.id, guilds: connected.guilds.cache.size }, 'logged in');
  return {
    client: connected,
    async stop(patience) {
      leaving = true;
      await Promise.race([Promise.allSettled(inFlight), options.wait(patience)]);
      await client.destroy();
    },
  };
}
