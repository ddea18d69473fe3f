import { ComponentType, InteractionResponseType, MessageFlags, TextInputStyle } from 'discord.js';
import type { Outcome } from '../dispatch.ts';
import { shorten } from '../replies/marked.ts';
import type { Form } from '../reply.ts';
import { type Attachment, renderReply } from './render.ts';

/** The first answer to an interaction: a body for its callback, and files. */
export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: unknown;
  readonly files: readonly Attachment[];
}

/** An outcome as the first answer to an interaction. */
export function toCallback(outcome: Outcome): Callback {
  switch (outcome.kind) {
    case 'new': {
      const { body, files } = renderReply(outcome.reply);
      return { type: InteractionResponseType.ChannelMessageWithSource, data: body, files };
    }
    case 'update': {
      // Whether a message is private was settled when it was sent.
      const { body, files } = renderReply({ ...outcome.reply, private: false });
      return { type: InteractionResponseType.UpdateMessage, data: body, files };
    }
    case 'form':
      return { type: InteractionResponseType.Modal, data: toModal(outcome.form), files: [] };
    case 'choices':
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: {
          choices: outcome.choices.map(({ name, value }) => ({
            name: shorten(name, 100),
            value: shorten(value, 100),
          })),
        },
        files: [],
      };
    case 'remove':
      return { type: InteractionResponseType.DeferredMessageUpdate, files: [] };
  }
}

/** The answer that holds the place of one which takes longer. */
export function toDeferral(isPress: boolean, isPrivate: boolean): Callback {
  if (isPress) return { type: InteractionResponseType.DeferredMessageUpdate, files: [] };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(isPrivate ? { data: { flags: MessageFlags.Ephemeral } } : {}),
    files: [],
  };
}

function toModal({ id, title, label, maxLength }: Form) {
  const input = {
    type: ComponentType.TextInput,
    custom_id: 'text',
    style: TextInputStyle.Paragraph,
    max_length: maxLength,
    required: true,
  };
  return {
    custom_id: id,
    title: shorten(title, 45),
    components: [{ type: ComponentType.Label, label: shorten(label, 45), component: input }],
  };
}
