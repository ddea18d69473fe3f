import type { IncomingMessage, Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from './clock.ts';
import { isFromPage } from './foreign.ts';
import { createGate, type GatewayControl } from './gateway-control.ts';
import { parseIdentify } from './gateway-identify.ts';
import { createSession, type Line, type Session } from './gateway-session.ts';
import { isObject, type JsonObject, numberOf, parseObject, textOf } from './json.ts';
import { createListeners } from './listeners.ts';
import { toUserJson } from './payloads.ts';
import { shardOf } from './snowflake.ts';
import type { Dispatch, World } from './world.ts';
import type { Guild } from './world-types.ts';

export interface GatewayOptions {
  readonly token: string;
  readonly applicationId: string;
  readonly world: World;
  readonly nextId: () => string;
  /** Measures the sockets' silence: real time, also where the deadlines stand still. */
  readonly clock: Clock;
  readonly heartbeatInterval: number;
  /** Buckets of IDENTIFY, and the milliseconds that must pass between two in one (docs: events/gateway#rate-limiting). */
  readonly maxConcurrency: number;
  readonly identifyWindow: number;
}

export interface Gateway extends GatewayControl {
  dispatch(dispatch: Dispatch): void;
  stop(): Promise<void>;
}

/** One client's socket and what is known of it. */
interface Connection extends Line {
  readonly socket: WebSocket;
  session: Session | undefined;
  lastHeard: number;
  sentInMinute: number[];
}

/** docs: events/gateway. JSON, without compression. */
export function createGateway(server: Server, options: GatewayOptions): Gateway {
  const { world, clock, heartbeatInterval } = options;
  const sockets = new WebSocketServer({
    server,
    path: '/gateway',
    verifyClient: ({ req }: { readonly req: IncomingMessage }) => !isFromPage(req.headers),
  });
  const connections = new Set<Connection>();
  const sessions = new Map<string, Session>();
  const helloGate = createGate();
  const readyGate = createGate();
  const counts = { connect: 0, session: 0, resume: 0, identify: 0, refused: 0, heartbeat: 0, close: 0 };
  const identified = new Map<number, number>();
  const counted = createListeners<keyof typeof counts>();
  let isIgnoringHeartbeats = false;

  function count(what: keyof typeof counts): void {
    counts[what] += 1;
    counted.emit(what);
  }

  sockets.on('connection', (socket, request) => {
    const connection: Connection = {
      socket,
      session: undefined,
      lastHeard: clock.now(),
      sentInMinute: [],
      send: (payload) => socket.send(JSON.stringify(payload)),
    };
    connections.add(connection);
    count('connect');
    const version = new URL(request.url ?? '', 'ws://localhost').searchParams.get('v');
    if (version !== '10') socket.close(GatewayCloseCodes.InvalidAPIVersion);
    socket.on('message', (data) => {
      const wrong = receive(connection, String(data));
      if (wrong !== undefined) socket.close(wrong);
    });
    socket.on('close', () => {
      connections.delete(connection);
      connection.session?.detach(connection);
      count('close');
    });
    helloGate.pass(() => {
      connection.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatInterval } });
      watch(connection);
    });
  });

  /** A client that has been silent for two intervals is gone. */
  function watch(connection: Connection): void {
    clock.after(heartbeatInterval * 2, () => {
      if (!connections.has(connection)) return;
      if (clock.now() - connection.lastHeard >= heartbeatInterval * 2) {
        connection.socket.close(GatewayCloseCodes.SessionTimedOut);
      } else watch(connection);
    });
  }

  /** Returns the code to close the socket with, if the client did wrong. */
  function receive(connection: Connection, text: string): GatewayCloseCodes | undefined {
    const now = clock.now();
    connection.lastHeard = now;
    connection.sentInMinute = [...connection.sentInMinute.filter((at) => now - at < 60_000), now];
    if (connection.sentInMinute.length > 120) return GatewayCloseCodes.RateLimited;
    const payload = text.length > 4096 ? undefined : parseObject(text);
    if (payload === undefined) return GatewayCloseCodes.DecodeError;

    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        count('heartbeat');
        if (!isIgnoringHeartbeats) connection.send({ op: GatewayOpcodes.HeartbeatAck, d: null });
        return undefined;
      case GatewayOpcodes.Identify:
        return identify(connection, isObject(payload.d) ? payload.d : {});
      case GatewayOpcodes.Resume:
        return resume(connection, isObject(payload.d) ? payload.d : {});
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        return connection.session === undefined ? GatewayCloseCodes.NotAuthenticated : undefined;
      default:
        return GatewayCloseCodes.UnknownOpcode;
    }
  }

  function identify(connection: Connection, data: JsonObject): GatewayCloseCodes | undefined {
    if (connection.session !== undefined) return GatewayCloseCodes.AlreadyAuthenticated;
    const asked = parseIdentify(data, options.token);
    if (typeof asked === 'number') return asked;
    const { id, shardCount, intents } = asked;

    count('identify');
    const bucket = id % options.maxConcurrency;
    const since = clock.now() - (identified.get(bucket) ?? Number.NEGATIVE_INFINITY);
    identified.set(bucket, clock.now());
    if (since < options.identifyWindow) {
      counts.refused += 1;
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return undefined;
    }
    const session = createSession(`session-${options.nextId()}`, [id, shardCount], intents);
    sessions.set(session.id, session);
    connection.session = session;
    readyGate.pass(() => {
      if (!connections.has(connection)) return;
      session.attach(connection);
      count('session');
      const guilds = world
        .guilds()
        .filter((guild) => guild.botRoleId !== undefined && shardOf(guild.id, shardCount) === id);
      session.dispatch('READY', ready(session, guilds));
      for (const guild of guilds) {
        if (!guild.isUnavailable) session.dispatch('GUILD_CREATE', world.toGuildCreate(guild));
      }
    });
    return undefined;
  }

  function ready(session: Session, guilds: readonly Guild[]): JsonObject {
    return {
      v: 10,
      user: { ...toUserJson(world.bot), verified: true, email: null, mfa_enabled: true },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: address(),
      shard: session.shard,
      application: { id: options.applicationId, flags: 0 },
      private_channels: [],
      relationships: [],
      presences: [],
    };
  }

  function resume(connection: Connection, data: JsonObject): GatewayCloseCodes | undefined {
    const session = sessions.get(textOf(data.session_id));
    if (data.token !== options.token) return GatewayCloseCodes.AuthenticationFailed;
    if (session === undefined) {
      connection.send({ op: GatewayOpcodes.InvalidSession, d: false });
      return undefined;
    }
    if (numberOf(data.seq) > session.sequence) return GatewayCloseCodes.InvalidSeq;
    connection.session = session;
    session.resume(connection, numberOf(data.seq));
    count('resume');
    count('session');
    return undefined;
  }

  function address(): string {
    const bound = server.address();
    return `ws://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/gateway`;
  }

  function each(run: (connection: Connection) => void): void {
    for (const connection of [...connections]) run(connection);
  }

  return {
    get connected() {
      return [...connections].filter((connection) => connection.session !== undefined).length;
    },
    get resumes() {
      return counts.resume;
    },
    get refusedIdentifies() {
      return counts.refused;
    },
    get identifies() {
      return counts.identify;
    },
    get heartbeats() {
      return counts.heartbeat;
    },
    askToReconnect: () => each((one) => one.send({ op: GatewayOpcodes.Reconnect, d: null })),
    invalidate(isResumable) {
      if (!isResumable) sessions.clear();
      each((one) => one.send({ op: GatewayOpcodes.InvalidSession, d: isResumable }));
    },
    close: (code) => each((one) => one.socket.close(code)),
    cut: () => each((one) => one.socket.terminate()),
    ignoreHeartbeats(isIgnoring) {
      isIgnoringHeartbeats = isIgnoring;
    },
    holdHello: helloGate.hold,
    holdReady: readyGate.hold,
    forgetSessions: () => sessions.clear(),
    next: (what) =>
      new Promise((resolve) => {
        const stop = counted.add((counted) => {
          if (counted !== what) return;
          stop();
          resolve();
        });
      }),
    dispatch({ event, data, guildId }) {
      for (const session of sessions.values()) {
        const [id, shardCount] = session.shard;
        if ((guildId === undefined ? 0 : shardOf(guildId, shardCount)) === id) session.dispatch(event, data);
      }
    },
    stop() {
      each((one) => one.socket.terminate());
      return new Promise((resolve) => {
        sockets.close(() => resolve());
      });
    },
  };
}
