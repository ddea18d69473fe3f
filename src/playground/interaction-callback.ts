import {
  InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema,
  InteractionApplicationCommandAutocompleteCallbackNumberDataSchema,
  InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
} from 'discord-api-spec/zod';
import { InteractionResponseType } from 'discord-api-types/v10';
import { checkBody } from './body-check.ts';
import { refusal, refuseForm } from './discord-error.ts';
import type { Interaction } from './interactions.ts';
import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';
import type { StoredMessage, Upload } from './message.ts';
import { buildMessage, editMessage } from './message-build.ts';
import { checkMessage, messageFlags } from './message-limits.ts';
import { checkModal } from './modal-limits.ts';
import { toUserJson } from './payloads.ts';
import { type State, surroundingsOf } from './state.ts';

/** Takes the bot's first answer; returns the message that it made or changed, if any. */
export function takeCallback(
  state: State,
  interaction: Interaction,
  body: JsonObject,
  uploads: readonly Upload[],
): StoredMessage | undefined {
  const type = numberOf(body.type);
  const allowed = allowedTypes(interaction);
  if (!allowed.includes(type)) {
    const message = `Value must be one of {${allowed.join(', ')}}.`;
    refuseForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }
  const data = isObject(body.data) ? body.data : {};
  const message = perform(state, interaction, type, data, uploads);
  interaction.originalId = message?.message.id ?? interaction.sourceId;
  state.interactions.answer(interaction, { type, data, at: state.clock.now() });
  if (message !== undefined) {
    state.sends.record(state.clock.now());
    state.messages.put(message);
  }
  return message;
}

/** docs: interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
function allowedTypes({ kind, sourceId }: Interaction): number[] {
  const { ChannelMessageWithSource, DeferredChannelMessageWithSource } = InteractionResponseType;
  const replies = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
  const updates = [InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage];
  switch (kind) {
    case 'autocomplete':
      return [InteractionResponseType.ApplicationCommandAutocompleteResult];
    case 'command':
      return [...replies, InteractionResponseType.Modal];
    case 'component':
      return [...replies, ...updates, InteractionResponseType.Modal];
    case 'modal':
      return sourceId === undefined ? replies : [...replies, ...updates];
  }
}

function perform(
  state: State,
  interaction: Interaction,
  type: number,
  data: JsonObject,
  uploads: readonly Upload[],
): StoredMessage | undefined {
  const names = uploads.map((upload) => upload.filename);
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      checkMessage(data, { kind: 'reply', path: ['data'], uploads: names });
      return replyTo(state, interaction, data, uploads, 0);
    case InteractionResponseType.DeferredChannelMessageWithSource:
      checkDeferral(data, uploads);
      return replyTo(state, interaction, data, [], messageFlags.loading);
    case InteractionResponseType.UpdateMessage: {
      const source = findMessage(state, interaction.sourceId);
      const before = beforeOf(source);
      checkMessage(data, { kind: 'update', path: ['data'], uploads: names, before });
      return editMessage(source, data, uploads, surroundingsOf(state));
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      checkChoices(data, interaction.focusedType);
      return undefined;
    case InteractionResponseType.Modal:
      checkModal(data);
      return undefined;
    default:
      return undefined;
  }
}

function replyTo(
  state: State,
  interaction: Interaction,
  data: JsonObject,
  uploads: readonly Upload[],
  flags: number,
): StoredMessage {
  const base = { channel_id: interaction.channelId, type: interaction.kind === 'command' ? 20 : 0, flags };
  return buildMessage(
    data,
    uploads,
    { ...base, ...interactionFields(state, interaction) },
    audienceOf(interaction, data),
    surroundingsOf(state),
  );
}

/** The one who alone sees the answer, if it is ephemeral. */
export function audienceOf(interaction: Interaction, data: JsonObject): string | undefined {
  const isEphemeral = (numberOf(data.flags) & messageFlags.ephemeral) !== 0 || interaction.isPrivateOnly;
  return isEphemeral ? interaction.user.id : undefined;
}

export function interactionFields(state: State, interaction: Interaction) {
  return {
    application_id: state.applicationId,
    webhook_id: state.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: { command: 2, component: 3, autocomplete: 4, modal: 5 }[interaction.kind],
      user: toUserJson(interaction.user),
      authorizing_integration_owners: interaction.owners,
      ...(interaction.commandName === undefined ? {} : { name: interaction.commandName }),
    },
  };
}

/** What an edit's checks must know of the message as it stands. */
export function beforeOf(stored: StoredMessage) {
  const { flags, content, embeds } = stored.message;
  return { flags, content, embeds: embeds.length, files: stored.files };
}

export function findMessage(state: State, id: string | undefined): StoredMessage {
  const found = id === undefined ? undefined : state.messages.find(id);
  if (found === undefined) throw refusal(10008);
  return found;
}

/** A deferral says who will see the answer and nothing of the answer itself. */
function checkDeferral(data: JsonObject, uploads: readonly Upload[]): void {
  const { flags, ...rest } = data;
  const said = Object.entries(rest).flatMap(([field, value]) =>
    value === undefined || value === null || (Array.isArray(value) && value.length === 0) ? [] : [field],
  );
  if (uploads.length > 0) said.push('files');
  if ((numberOf(flags) & ~messageFlags.ephemeral) !== 0) said.push('flags');
  refuseForm(
    said.map((field) => ({
      path: ['data', field],
      code: 'INTERACTION_DEFERRAL_ONLY_EPHEMERAL',
      message: 'A deferred reply takes no more than the ephemeral flag',
    })),
  );
}

const choiceSchemas = new Map([
  [4, InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema],
  [10, InteractionApplicationCommandAutocompleteCallbackNumberDataSchema],
]);

function checkChoices(data: JsonObject, focusedType: number): void {
  const schema =
    choiceSchemas.get(focusedType) ?? InteractionApplicationCommandAutocompleteCallbackStringDataSchema;
  refuseForm(checkBody(schema, data, ['data']));
  refuseForm(
    objectsIn(data.choices).flatMap((choice, index) => {
      const path = ['data', 'choices', index];
      const isLong = textOf(choice.value).length > 100;
      return isLong
        ? [
            {
              path: [...path, 'value'],
              code: 'BASE_TYPE_BAD_LENGTH',
              message: 'Must be between 1 and 100 in length.',
            },
          ]
        : [];
    }),
  );
}
