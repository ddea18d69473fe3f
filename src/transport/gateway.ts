import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { IdentifyQueue } from './identify.ts';
import type { Intake } from './intake.ts';
import { type RequestGuard, TOKEN_REFUSED } from './request-guard.ts';
import type { ShardPlan } from './shards.ts';

/** What a gateway connection works with. */
export interface GatewayOptions {
  readonly token: string;
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly intake: Intake;
  readonly guard: RequestGuard;
  readonly plan: ShardPlan;
  readonly identify: IdentifyQueue;
  readonly log: Logger;
}

/** A connection to Discord. */
export interface Gateway {
  readonly client: Client<true>;
  /** Resolves with what to mend once Discord has closed the connection for good. */
  readonly ended: Promise<string>;
  /** How many shards of this process are at work, and how many are on their way. */
  shards(): { readonly ready: number; readonly connecting: number };
  /** Leaves. */
  stop(): Promise<void>;
}

/** Why Discord closes a connection for good (docs: topics/opcodes-and-status-codes#gateway). */
const CLOSED_FOR_GOOD: Readonly<Record<number, string>> = {
  4004: TOKEN_REFUSED,
  4010: 'SHARDS, SHARD_COUNT: Discord refuses this shard, whose number does not go with the number of shards',
  4011: 'SHARD_COUNT: Discord wants this bot to run in more shards; auto asks it how many',
  4012: 'Discord no longer knows the gateway version that this release speaks: update Rapport',
  4013: 'Discord does not know the intents that this release asks for: update Rapport',
  4014: 'Discord does not grant the intents that this release asks for: look into the developer portal',
};

/** Discord has closed the connection for good; `message` says what to mend. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
}

/** Logs in with the one intent that the bot needs, and hands over every interaction that arrives. */
export async function connectGateway(options: GatewayOptions): Promise<Gateway> {
  const { token, apiUrl, intake, guard, plan, identify, log } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl },
    shards: [...plan.ids],
    // Given its default, discord.js reads SHARD_COUNT by itself, and fails on "auto".
    shardCount: Math.max(2, plan.count),
    ws: { buildIdentifyThrottler: async () => identify },
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
  client.options.shardCount = plan.count;
  guard.watch(client.rest);
  let leaving = false;

  // Interactions are taken as they come over the wire, so that both transports read the same JSON and a malformed one
  // is ours to refuse: discord.js throws on some. Under another name it leaves them alone.
  client.on(Events.Raw, (packet: { t: string; d: unknown }, shard: number) => {
    if (packet.t === GatewayDispatchEvents.Ready) identify.ready(shard);
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return;
    packet.t = `taken:${packet.t}`;
    intake.take(packet.d);
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
  const { ids, count } = plan;
  log.info(
    { user: connected.user.id, guilds: connected.guilds.cache.size, shards: ids, of: count },
    'logged in',
  );
  return {
    client: connected,
    ended,
    shards() {
      const ready = connected.ws.shards.filter(({ status }) => status === Status.Ready).size;
      return { ready, connecting: connected.ws.shards.size - ready };
    },
    async stop() {
      leaving = true;
      await client.destroy();
    },
  };
}
