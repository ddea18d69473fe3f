import {
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import type { z } from 'zod/mini';
import { checkBody } from './body-check.ts';
import { checkComponents } from './component-limits.ts';
import { type FormIssue, type FormPath, refusal, refuseForm } from './discord-error.ts';
import { checkEmbeds } from './embed-limits.ts';
import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';

/** docs: resources/message#message-object-message-flags */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  isComponentsV2: 1 << 15,
} as const;

/** Where a message body came in: each way has its own schema. */
export type MessageBodyKind = 'create' | 'edit' | 'reply' | 'update' | 'follow-up' | 'webhook-edit';

const schemas: Record<MessageBodyKind, z.ZodMiniType> = {
  create: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  reply: IncomingWebhookInteractionRequestSchema,
  update: IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  'follow-up': IncomingWebhookInteractionRequestSchema,
  'webhook-edit': IncomingWebhookUpdateRequestPartialSchema,
};

/** What the limits depend on beside the body itself. */
export interface MessageSituation {
  readonly kind: MessageBodyKind;
  /** Where the message stands in the request, such as `['data']`. */
  readonly path: FormPath;
  /** Names of the files uploaded with the request. */
  readonly uploads: readonly string[];
  /** The message that is edited, as it stands. */
  readonly before?: {
    readonly flags: number;
    readonly content: string;
    readonly embeds: number;
    readonly files: readonly { readonly id: string; readonly filename: string }[];
  };
}

/** Throws what Discord would answer to a message that it does not take. */
export function checkMessage(body: JsonObject, situation: MessageSituation): void {
  const { kind, path, before } = situation;
  refuseForm(checkBody(schemas[kind], body, path));

  const isV2 = (numberOf(body.flags) & messageFlags.isComponentsV2) !== 0;
  const files = namesOfFiles(body, situation);
  refuseForm([
    ...checkContent(body, path),
    ...checkMentions(body.allowed_mentions, [...path, 'allowed_mentions']),
    ...checkAttachments(body, situation),
    ...checkEmbeds(body.embeds, [...path, 'embeds'], files),
    ...checkComponents(body.components, [...path, 'components'], isV2, files),
    ...checkLegacyFields(body, situation, isV2),
    ...checkNonce(body, path),
  ]);
  const isNew = before === undefined;
  if (isNew && isBlank(body, situation.uploads)) throw refusal(50006);
  if (!isNew && wouldBeBlank(body, situation)) throw refusal(50006);
}

function checkContent(body: JsonObject, path: FormPath): FormIssue[] {
  // The schema allows 4,000 for people who pay; a bot has 2,000 (docs: resources/message#create-message).
  return textOf(body.content).length > 2000
    ? [
        {
          path: [...path, 'content'],
          code: 'BASE_TYPE_MAX_LENGTH',
          message: 'Must be 2000 or fewer in length.',
        },
      ]
    : [];
}

/** docs: resources/message#allowed-mentions-object */
function checkMentions(mentions: unknown, path: FormPath): FormIssue[] {
  if (!isObject(mentions) || !Array.isArray(mentions.parse)) return [];
  const parse: unknown[] = mentions.parse;
  return ['users', 'roles'].flatMap((kind) => {
    const named = mentions[kind];
    return parse.includes(kind) && Array.isArray(named) && named.length > 0
      ? [
          {
            path,
            code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          },
        ]
      : [];
  });
}

/** An entry of `attachments` names an uploaded file by its number, or a file that the message already has. */
function checkAttachments(body: JsonObject, { path, uploads, before }: MessageSituation): FormIssue[] {
  const known = new Set([...uploads.keys()].map(String).concat(before?.files.map((file) => file.id) ?? []));
  return objectsIn(body.attachments).flatMap((attachment, index) =>
    known.has(String(attachment.id))
      ? []
      : [
          {
            path: [...path, 'attachments', index, 'id'],
            code: 'ATTACHMENT_NOT_FOUND',
            message: `Attachment ${String(attachment.id)} was neither uploaded nor is it in the message`,
          },
        ],
  );
}

function namesOfFiles(body: JsonObject, { uploads, before }: MessageSituation): ReadonlySet<string> {
  const renamed = objectsIn(body.attachments).flatMap((one) => textOf(one.filename) || []);
  return new Set([...uploads, ...renamed, ...(before?.files.map((file) => file.filename) ?? [])]);
}

function checkLegacyFields(body: JsonObject, { path, before }: MessageSituation, isV2: boolean): FormIssue[] {
  const wasV2 = before !== undefined && (before.flags & messageFlags.isComponentsV2) !== 0;
  if (!isV2 && !wasV2) return [];
  const kept = {
    content: body.content === undefined ? before?.content : body.content,
    embeds: body.embeds === undefined ? before?.embeds : objectsIn(body.embeds).length,
    poll: body.poll,
    sticker_ids: body.sticker_ids,
  };
  return Object.entries(kept).flatMap(([field, value]) =>
    value === undefined || value === null || value === '' || value === 0
      ? []
      : [
          {
            path: [...path, field],
            code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
          },
        ],
  );
}

function checkNonce(body: JsonObject, path: FormPath): FormIssue[] {
  const given = body.nonce !== undefined && body.nonce !== null;
  return body.enforce_nonce === true && !given
    ? [{ path: [...path, 'nonce'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
    : [];
}

function isBlank(body: JsonObject, uploads: readonly string[]): boolean {
  const lists = [body.embeds, body.components, body.sticker_ids];
  return (
    textOf(body.content).trim() === '' &&
    lists.every((list) => !Array.isArray(list) || list.length === 0) &&
    !isObject(body.poll) &&
    uploads.length === 0
  );
}

/** An edit may not take away the last thing that a message shows; one that leaves content alone is fine. */
function wouldBeBlank(body: JsonObject, { uploads, before, kind }: MessageSituation): boolean {
  if (kind === 'update' || before === undefined) return false;
  const touched = ['content', 'embeds', 'components', 'attachments'].some(
    (field) => body[field] !== undefined,
  );
  const keepsContent = body.content === undefined && before.content !== '';
  const keepsEmbeds = body.embeds === undefined && before.embeds > 0;
  const keepsFiles = body.attachments === undefined && before.files.length > 0;
  const isV2Kept = body.components === undefined && (before.flags & messageFlags.isComponentsV2) !== 0;
  const keepsAttached = objectsIn(body.attachments).length > 0;
  return (
    touched &&
    isBlank(body, uploads) &&
    !keepsContent &&
    !keepsEmbeds &&
    !keepsFiles &&
    !isV2Kept &&
    !keepsAttached
  );
}
