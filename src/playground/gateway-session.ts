import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { JsonObject } from './json.ts';

/** The line to one client: the socket, or nothing while it is away. */
export interface Line {
  send(payload: JsonObject): void;
}

/** One shard's session: numbers its events and keeps them, so that a client that comes back misses none. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly sequence: number;
  dispatch(event: string, data: JsonObject): void;
  /** The events after `sequence` go out again, then the line is live. */
  resume(line: Line, sequence: number): void;
  attach(line: Line): void;
  detach(line: Line): void;
}

/** Events kept for a client that is away; Discord gives no number. */
const kept = 1000;

export function createSession(id: string, shard: readonly [number, number], intents: number): Session {
  let line: Line | undefined;
  let sequence = 0;
  let sent: { readonly s: number; readonly payload: JsonObject }[] = [];

  return {
    id,
    shard,
    get sequence() {
      return sequence;
    },
    dispatch(event, data) {
      if (!isWanted(event, data, intents)) return;
      sequence += 1;
      const payload = { op: GatewayOpcodes.Dispatch, t: event, s: sequence, d: data };
      sent = [...sent.slice(-(kept - 1)), { s: sequence, payload }];
      line?.send(payload);
    },
    resume(next, from) {
      line = next;
      for (const { s, payload } of sent) if (s > from) next.send(payload);
      this.dispatch('RESUMED', {});
    },
    attach(next) {
      line = next;
    },
    detach(gone) {
      if (line === gone) line = undefined;
    },
  };
}

/** docs: events/gateway#list-of-intents; what is not listed there comes without an intent. */
function isWanted(event: string, data: JsonObject, intents: number): boolean {
  const isDirect = data.guild_id === undefined;
  const needed = event.startsWith('MESSAGE_')
    ? isDirect
      ? GatewayIntentBits.DirectMessages
      : GatewayIntentBits.GuildMessages
    : /^(GUILD_(CREATE|UPDATE|DELETE|ROLE_)|CHANNEL_|THREAD_)/.test(event)
      ? GatewayIntentBits.Guilds
      : 0;
  return (intents & needed) === needed;
}
