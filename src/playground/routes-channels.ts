import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { refusal } from './discord-error.ts';
import { beforeOf } from './interaction-callback.ts';
import { isObject, type JsonObject, textOf } from './json.ts';
import type { Message, StoredMessage } from './message.ts';
import { buildMessage, editMessage } from './message-build.ts';
import { checkMessage } from './message-limits.ts';
import { toChannelJson } from './payloads.ts';
import { isAllowed } from './permissions.ts';
import { readMessageRequest } from './request-body.ts';
import { type State, surroundingsOf } from './state.ts';
import type { Channel } from './world-types.ts';

interface ChannelParams {
  readonly channel: string;
  readonly message: string;
}

/** docs: resources/channel and resources/message, as far as a bot without privileged intents goes. */
export function registerChannelRoutes(app: FastifyInstance, state: State): void {
  const { world, messages, clock } = state;

  app.get('/channels/:channel', async (request) => {
    const channel = enter(state, (request.params as ChannelParams).channel);
    return toChannelJson(
      channel,
      channel.recipients.flatMap((id) => world.findUser(id) ?? []),
    );
  });

  app.get('/channels/:channel/messages', async (request) => {
    const channel = enter(state, (request.params as ChannelParams).channel);
    const { limit = '50', before, after, around } = request.query as Record<string, string | undefined>;
    // Without the permission the list is empty rather than refused (docs: get-channel-messages).
    if (!mayInChannel(state, channel, PermissionFlagsBits.ReadMessageHistory)) return [];
    const most = Math.min(100, Math.max(1, Number(limit)));
    const found = messages.history(channel.id, { limit: most, before, after, around });
    return found.map((stored) => asRead(stored.message, channel, state));
  });

  app.get('/channels/:channel/messages/:message', async (request) => {
    const { channel, stored } = openMessage(state, request.params as ChannelParams);
    demand(state, channel, PermissionFlagsBits.ReadMessageHistory);
    return asRead(stored.message, channel, state);
  });

  app.post('/channels/:channel/messages', async (request) => {
    const channel = enter(state, (request.params as ChannelParams).channel);
    demand(state, channel, PermissionFlagsBits.SendMessages);
    const { body, uploads } = await readMessageRequest(request);
    checkMessage(body, { kind: 'create', path: [], uploads: uploads.map((one) => one.filename) });
    if (uploads.length > 0) demand(state, channel, PermissionFlagsBits.AttachFiles);
    if (Array.isArray(body.embeds) && body.embeds.length > 0) {
      demand(state, channel, PermissionFlagsBits.EmbedLinks);
    }
    const nonce = body.nonce === undefined || body.nonce === null ? undefined : String(body.nonce);
    const isEnforced = nonce !== undefined && body.enforce_nonce === true;
    const known = isEnforced ? messages.findByNonce(world.bot.id, nonce) : undefined;
    if (known !== undefined) return { ...known.message, nonce: body.nonce };

    const base = {
      channel_id: channel.id,
      type: isObject(body.message_reference) ? 19 : 0,
      ...referenceOf(body, channel),
    };
    const stored = buildMessage(body, uploads, base, undefined, surroundingsOf(state));
    messages.put(stored);
    state.sends.record(clock.now());
    if (nonce !== undefined) messages.rememberNonce(world.bot.id, nonce, stored.message.id);
    return nonce === undefined ? stored.message : { ...stored.message, nonce: body.nonce };
  });

  app.patch('/channels/:channel/messages/:message', async (request) => {
    const { stored } = openMessage(state, request.params as ChannelParams);
    if (stored.message.author.id !== world.bot.id) throw refusal(50005);
    const { body, uploads } = await readMessageRequest(request);
    const names = uploads.map((one) => one.filename);
    checkMessage(body, { kind: 'edit', path: [], uploads: names, before: beforeOf(stored) });
    const edited = editMessage(stored, body, uploads, surroundingsOf(state));
    messages.put(edited);
    return edited.message;
  });

  app.delete('/channels/:channel/messages/:message', async (request, reply) => {
    const { channel, stored } = openMessage(state, request.params as ChannelParams);
    if (stored.message.author.id !== world.bot.id) demand(state, channel, PermissionFlagsBits.ManageMessages);
    messages.remove(stored.message.id);
    return reply.status(204).send();
  });

  app.post('/channels/:channel/typing', async (request, reply) => {
    const channel = enter(state, (request.params as ChannelParams).channel);
    demand(state, channel, PermissionFlagsBits.SendMessages);
    return reply.status(204).send();
  });

  app.post('/channels/:channel/messages/:message/crosspost', async (request) => {
    const { channel, stored } = openMessage(state, request.params as ChannelParams);
    demand(state, channel, PermissionFlagsBits.SendMessages);
    const published: StoredMessage = {
      ...stored,
      message: { ...stored.message, flags: stored.message.flags | 1 },
    };
    messages.put(published);
    return published.message;
  });
}

/** The channel, if it exists and the bot sees it. */
function enter(state: State, id: string): Channel {
  const channel = state.world.findChannel(id);
  if (channel === undefined) throw refusal(10003);
  if (!mayInChannel(state, channel, PermissionFlagsBits.ViewChannel)) throw refusal(50001);
  return channel;
}

function demand(state: State, channel: Channel, permission: bigint): void {
  if (!mayInChannel(state, channel, permission)) throw refusal(50013);
}

function mayInChannel(state: State, channel: Channel, permission: bigint): boolean {
  return isAllowed(state.world.permissionsIn(channel, state.world.bot.id), permission);
}

function openMessage(state: State, params: ChannelParams): { channel: Channel; stored: StoredMessage } {
  const channel = enter(state, params.channel);
  const stored = state.messages.find(params.message);
  // An ephemeral message is no message of the channel's.
  if (stored === undefined || stored.message.channel_id !== channel.id || stored.onlyFor !== undefined) {
    throw refusal(10008);
  }
  return { channel, stored };
}

function referenceOf(body: JsonObject, channel: Channel): Partial<Message> {
  const reference = body.message_reference;
  if (!isObject(reference)) return {};
  const message_id = textOf(reference.message_id);
  return { message_reference: { type: 0, channel_id: channel.id, guild_id: channel.guildId, message_id } };
}

/** Without the Message Content intent, others' words are empty unless they are to the bot (docs: events/gateway#message-content-intent). */
function asRead(message: Message, channel: Channel, { world }: State): Message {
  const isOpen =
    message.author.id === world.bot.id ||
    channel.type === 1 ||
    message.mentions.some((user) => user.id === world.bot.id);
  return isOpen ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
