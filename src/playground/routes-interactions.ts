import type { FastifyInstance } from 'fastify';
import { refusal } from './discord-error.ts';
import {
  audienceOf,
  beforeOf,
  findMessage,
  interactionFields,
  takeCallback,
} from './interaction-callback.ts';
import type { Interaction } from './interactions.ts';
import type { StoredMessage } from './message.ts';
import { buildMessage, editMessage } from './message-build.ts';
import { checkMessage, messageFlags } from './message-limits.ts';
import { type MessageRequest, readMessageRequest } from './request-body.ts';
import { type State, surroundingsOf } from './state.ts';

interface WebhookParams {
  readonly application: string;
  readonly token: string;
  readonly message: string;
}

/** Follow-ups that an application gets where only the user brought it (docs: interactions/receiving-and-responding#create-followup-message). */
const followUpsOutside = 5;

/** docs: interactions/receiving-and-responding#endpoints. The token in the path is the only key. */
export function registerInteractionRoutes(app: FastifyInstance, state: State): void {
  app.post('/interactions/:id/:token/callback', async (request, reply) => {
    const { id, token } = request.params as { id: string; token: string };
    const { body, uploads } = await readMessageRequest(request);
    const interaction = state.interactions.takeForAnswer(id, token);
    const stored = takeCallback(state, interaction, body, uploads);
    const { with_response } = request.query as { with_response?: string };
    if (with_response !== 'true') return reply.status(204).send();
    return toCallbackResponse(interaction, stored);
  });

  const webhook = '/webhooks/:application/:token';
  const one = `${webhook}/messages/:message`;
  const open = (params: unknown) => {
    const { application, token, message } = params as WebhookParams;
    return { interaction: state.interactions.byToken(application, token), name: message };
  };

  app.post(webhook, async (request) => {
    const { interaction } = open(request.params);
    return followUp(state, interaction, await readMessageRequest(request)).message;
  });
  app.get(one, async (request) => {
    const { interaction, name } = open(request.params);
    return ownMessage(state, interaction, name).message;
  });
  app.patch(one, async (request) => {
    const { interaction, name } = open(request.params);
    const stored = ownMessage(state, interaction, name);
    const edited = edit(state, stored, await readMessageRequest(request));
    return edited.message;
  });
  app.delete(one, async (request, reply) => {
    const { interaction, name } = open(request.params);
    state.messages.remove(ownMessage(state, interaction, name).message.id);
    return reply.status(204).send();
  });
}

/** docs: interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function toCallbackResponse(interaction: Interaction, stored: StoredMessage | undefined) {
  const type = { command: 2, component: 3, autocomplete: 4, modal: 5 }[interaction.kind];
  const about = { id: interaction.id, type };
  const callbackType = interaction.callback?.type;
  if (stored === undefined) return { interaction: about, resource: { type: callbackType } };
  const { id, flags } = stored.message;
  return {
    interaction: {
      ...about,
      response_message_id: id,
      response_message_loading: (flags & messageFlags.loading) !== 0,
      response_message_ephemeral: stored.onlyFor !== undefined,
    },
    resource: { type: callbackType, message: stored.message },
  };
}

function ownMessage(state: State, interaction: Interaction, name: string): StoredMessage {
  if (name === '@original') return findMessage(state, interaction.originalId);
  const own = [interaction.originalId, ...interaction.followUpIds];
  if (!own.includes(name)) throw refusal(10008);
  return findMessage(state, name);
}

function edit(state: State, stored: StoredMessage, { body, uploads }: MessageRequest): StoredMessage {
  const names = uploads.map((one) => one.filename);
  checkMessage(body, { kind: 'webhook-edit', path: [], uploads: names, before: beforeOf(stored) });
  const edited = editMessage(stored, body, uploads, surroundingsOf(state));
  state.messages.put(edited);
  return edited;
}

function followUp(state: State, interaction: Interaction, { body, uploads }: MessageRequest): StoredMessage {
  const original =
    interaction.originalId === undefined ? undefined : state.messages.find(interaction.originalId);
  // The first follow-up to a deferred reply fills that reply in and is as public as it.
  if (original !== undefined && (original.message.flags & messageFlags.loading) !== 0) {
    return edit(state, original, { body, uploads });
  }
  checkMessage(body, { kind: 'follow-up', path: [], uploads: uploads.map((one) => one.filename) });
  if (interaction.isOutside && interaction.followUpIds.length >= followUpsOutside) throw refusal(40094);
  const stored = buildMessage(
    body,
    uploads,
    { channel_id: interaction.channelId, type: 19, ...interactionFields(state, interaction) },
    audienceOf(interaction, body),
    surroundingsOf(state),
  );
  interaction.followUpIds = [...interaction.followUpIds, stored.message.id];
  state.sends.record(state.clock.now());
  state.messages.put(stored);
  return stored;
}
