import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';
import { createCommandStore } from './command-store.ts';
import { createDelivery } from './delivery.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFileStore } from './file-store.ts';
import { createGateway } from './gateway.ts';
import type { GatewayControl } from './gateway-control.ts';
import { createInteractions } from './interactions.ts';
import type { JsonObject } from './json.ts';
import { createMember, type MemberDriver } from './member.ts';
import type { MessageChange } from './message.ts';
import { createMessageStore } from './message-store.ts';
import { createRateLimits, createSendCount, type SendCount } from './rate-limits.ts';
import { createRest } from './rest.ts';
import { createSnowflakes } from './snowflake.ts';
import type { State } from './state.ts';
import { createWire, type Wire } from './wire.ts';
import { createWorld, type World } from './world.ts';
import type { Channel, Guild, User } from './world-types.ts';

export interface StandinOptions {
  /** Measures Discord's deadlines: 3 seconds, 15 minutes, nonces. The sockets live in real time. */
  readonly clock?: Clock;
  readonly token?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds. */
  readonly heartbeatInterval?: number;
  /** How long an enforced nonce is remembered, in milliseconds; Discord says "a few minutes". */
  readonly nonceWindow?: number;
  /** Whether 50 requests a second and 5 messages a channel in 5 seconds are enforced; needs a clock that runs. */
  readonly enforcesLimits?: boolean;
  /** Shards that GET /gateway/bot advises. */
  readonly shards?: number;
  /** Of IDENTIFY: so many buckets, and the milliseconds between two in one; 0, the default, takes any. Discord's are 5,000. */
  readonly maxConcurrency?: number;
  readonly identifyWindow?: number;
  /** Session starts left today, of a thousand. */
  readonly sessionStarts?: number;
}

/** Where a member sits; without a server and a channel, in the bot's direct messages. */
export interface Seat {
  readonly user: User;
  readonly guild?: Guild;
  readonly channel?: Channel;
  /** Default en-US. */
  readonly locale?: string;
  /** The app came with the user; the default where the bot is in neither the server nor the conversation. */
  readonly isUserInstall?: boolean;
}

/** Discord in this process: REST v10 and gateway v10 over real sockets, and what goes on behind them. */
export interface Standin {
  /** For discord.js: `rest: { api: apiUrl }`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly world: World;
  readonly gateway: GatewayControl;
  readonly faults: Faults;
  readonly wire: Wire;
  readonly sends: SendCount;
  /** Where interactions go over HTTP, once it is set. */
  readonly endpoint: Endpoint;
  asMember(seat: Seat): MemberDriver;
  /** Published commands: global ones, or one server's. */
  commands(guildId?: string): JsonObject[];
  /** Tells of every message that this user would see appear, change or vanish. */
  subscribe(user: User, listener: (change: MessageChange) => void): () => void;
  close(): Promise<void>;
}

export async function createStandin(options: StandinOptions = {}): Promise<Standin> {
  const { clock = systemClock, nonceWindow = 3 * 60 * 1000, heartbeatInterval = 41_250 } = options;
  const nextId = createSnowflakes(clock);
  const applicationId = nextId();
  const token =
    options.token ?? [Buffer.from(applicationId), 'stand-in', randomBytes(16)].map(toTokenPart).join('.');
  const world = createWorld(clock, nextId, applicationId);
  const state: State = {
    token,
    applicationId,
    clock,
    nextId,
    world,
    messages: createMessageStore(clock, nonceWindow),
    commands: createCommandStore(applicationId, nextId, clock),
    interactions: createInteractions(clock, nextId, applicationId),
    files: createFileStore(),
    sends: createSendCount(),
  };
  const endpoint = createEndpoint(clock);
  const faults = createFaults();
  const wire = createWire();
  let address = '';

  const rest = await createRest({
    state,
    wire,
    faults,
    publicKey: endpoint.publicKey,
    limits: createRateLimits(clock),
    enforcesLimits: options.enforcesLimits ?? false,
    gatewayInfo: () => ({
      url: `${address.replace('http', 'ws')}/gateway`,
      shards: options.shards ?? 1,
      session_start_limit: {
        total: 1000,
        remaining: (options.sessionStarts ?? 1000) - gateway.identifies,
        reset_after: 24 * 60 * 60 * 1000,
        max_concurrency: options.maxConcurrency ?? 1,
      },
    }),
  });
  const gateway = createGateway(rest.server, {
    token,
    applicationId,
    world,
    nextId,
    clock: systemClock,
    heartbeatInterval,
    maxConcurrency: options.maxConcurrency ?? 1,
    identifyWindow: options.identifyWindow ?? 0,
  });
  const deliver = createDelivery(state, endpoint, gateway.dispatch);
  world.dispatches.add(gateway.dispatch);
  state.messages.changes.add((change) => {
    if (change.stored.onlyFor === undefined) gateway.dispatch(toMessageEvent(change, world));
  });

  address = await rest.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
  state.files.baseUrl = address;

  return {
    apiUrl: `${address}/api`,
    token,
    applicationId,
    world,
    gateway,
    faults,
    wire,
    sends: state.sends,
    endpoint,
    asMember({ user, guild, channel, locale = 'en-US', isUserInstall }) {
      const here = guild === undefined ? undefined : (world.findGuild(guild.id) ?? guild);
      const where = channel ?? (here === undefined ? world.directChannel(user) : world.channelsOf(here)[0]);
      if (where === undefined) throw new Error(`${here?.name} has no channel`);
      if (here !== undefined && !here.members.has(user.id)) {
        throw new Error(`${user.username} is no member of ${here.name}: world.addMember makes them one`);
      }
      const isBotThere = here === undefined ? where.type === 1 : here.botRoleId !== undefined;
      const stand = {
        user,
        // As they are now, also where the driver is kept while permissions change.
        get guild() {
          return world.findGuild(here?.id);
        },
        get channel() {
          return world.findChannel(where.id) ?? where;
        },
        locale,
        isUserInstall: isUserInstall ?? !isBotThere,
      };
      return createMember(state, stand, deliver);
    },
    commands: (guildId) => state.commands.list(guildId),
    subscribe: (user, listener) =>
      state.messages.changes.add((change) => {
        if (isSeenBy(user, change, world)) listener(change);
      }),
    async close() {
      await gateway.stop();
      await rest.close();
    },
  };
}

function toTokenPart(part: Buffer | string): string {
  return typeof part === 'string' ? part : part.toString('base64url');
}

function isSeenBy(user: User, { stored }: MessageChange, world: World): boolean {
  const channel = world.findChannel(stored.message.channel_id);
  const viewChannel = 1n << 10n;
  const isInside = channel !== undefined && (world.permissionsIn(channel, user.id) & viewChannel) !== 0n;
  return isInside && (stored.onlyFor === undefined || stored.onlyFor === user.id);
}

/** docs: events/gateway-events#messages; without the message intents no client gets them. */
function toMessageEvent({ kind, stored }: MessageChange, world: World) {
  const { message } = stored;
  const guildId = world.findChannel(message.channel_id)?.guildId;
  const place = guildId === undefined ? {} : { guild_id: guildId };
  return kind === 'deleted'
    ? { event: 'MESSAGE_DELETE', data: { id: message.id, channel_id: message.channel_id, ...place }, guildId }
    : {
        event: kind === 'created' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE',
        data: { ...message, ...place },
        guildId,
      };
}
