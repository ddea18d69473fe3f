/**
 * discord-api-spec ships its zod schemas without types, and its main entry does not pass `tsc`.
 * Only the schemas of the bodies that the stand-in receives are declared.
 */
declare module 'discord-api-spec/zod' {
  import type { z } from 'zod/mini';

  export const MessageCreateRequestSchema: z.ZodMiniType;
  export const MessageEditRequestPartialSchema: z.ZodMiniType;
  export const IncomingWebhookInteractionRequestSchema: z.ZodMiniType;
  export const IncomingWebhookRequestPartialSchema: z.ZodMiniType;
  export const IncomingWebhookUpdateRequestPartialSchema: z.ZodMiniType;
  export const IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: z.ZodMiniType;
  export const ModalInteractionCallbackRequestDataSchema: z.ZodMiniType;
  export const InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema: z.ZodMiniType;
  export const InteractionApplicationCommandAutocompleteCallbackNumberDataSchema: z.ZodMiniType;
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: z.ZodMiniType;
  export const ApplicationCommandCreateRequestSchema: z.ZodMiniType;
  export const ApplicationCommandUpdateRequestSchema: z.ZodMiniType;
  export const ApplicationCommandPatchRequestPartialSchema: z.ZodMiniType;
  export const CreatePrivateChannelRequestSchema: z.ZodMiniType;
  export const BotAccountPatchRequestSchema: z.ZodMiniType;
}
