import { GatewayCloseCodes } from 'discord-api-types/v10';
import { type JsonObject, numberOf } from './json.ts';

/** A session that a client asks for. */
export interface Identify {
  readonly id: number;
  readonly shardCount: number;
  readonly intents: number;
}

const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
const knownIntents = 0b11_0000_0011_0001_1111_1111_1111_1111 | privilegedIntents;

/** What IDENTIFY says, or the code that closes the socket (docs: events/gateway#identifying). */
export function parseIdentify(data: JsonObject, token: string): Identify | GatewayCloseCodes {
  const intents = numberOf(data.intents);
  const [id, shardCount] = Array.isArray(data.shard) ? data.shard.map(numberOf) : [0, 1];
  if (data.token !== token) return GatewayCloseCodes.AuthenticationFailed;
  if (id === undefined || shardCount === undefined || id < 0 || id >= shardCount) {
    return GatewayCloseCodes.InvalidShard;
  }
  if (typeof data.intents !== 'number' || (intents & ~knownIntents) !== 0) {
    return GatewayCloseCodes.InvalidIntents;
  }
  // This application was granted none of them.
  if ((intents & privilegedIntents) !== 0) return GatewayCloseCodes.DisallowedIntents;
  return { id, shardCount, intents };
}
