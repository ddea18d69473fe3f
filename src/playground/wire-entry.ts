import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction } from './interactions.ts';
import { isObject } from './json.ts';
import type { State } from './state.ts';
import type { WireEntry } from './wire.ts';

/** One request as the log keeps it; `cause` is the stand-in's own mistake behind a 500. */
export function toWireEntry(
  state: State,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  payload: unknown,
  took: number,
  cause: string | undefined,
): WireEntry {
  const token = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1];
  const interaction = token === undefined ? undefined : state.interactions.findByToken(token);
  const response = parse(payload);
  return {
    id: String(request.id),
    at: state.clock.now(),
    took,
    method: request.method,
    path: token === undefined ? path : path.replace(token, ':token'),
    request: request.body ?? null,
    status: reply.statusCode,
    response: cause === undefined ? response : { ...(isObject(response) ? response : {}), cause },
    messageIds: messageIdsOf(path, response, interaction),
    interactionId: interaction?.id,
  };
}

function messageIdsOf(path: string, response: unknown, interaction: Interaction | undefined): string[] {
  const named = /\/messages\/(\d+)/.exec(path)?.[1];
  const isMessage = isObject(response) && typeof response.id === 'string' && 'channel_id' in response;
  const isAboutOriginal = path.endsWith('/callback') || path.endsWith('/@original');
  const ids = [
    named,
    isMessage ? String(response.id) : undefined,
    isAboutOriginal ? interaction?.originalId : undefined,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function parse(payload: unknown): unknown {
  if (typeof payload !== 'string' || payload === '') return null;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
