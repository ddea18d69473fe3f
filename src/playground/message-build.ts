import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';
import type { Attachment, Message, StoredMessage, Upload } from './message.ts';
import { messageFlags } from './message-limits.ts';
import { toUserJson } from './payloads.ts';
import type { World } from './world.ts';

/** What building a message takes from outside. */
export interface MessageSurroundings {
  readonly world: World;
  readonly nextId: () => string;
  /** ISO 8601. */
  readonly now: string;
  /** Keeps a file's bytes and gives its address. */
  readonly keepFile: (channelId: string, id: string, upload: Upload) => string;
}

/** A new message out of a body that passed the checks. */
export function buildMessage(
  body: JsonObject,
  uploads: readonly Upload[],
  base: Pick<Message, 'channel_id' | 'type'> & Partial<Message>,
  onlyFor: string | undefined,
  around: MessageSurroundings,
): StoredMessage {
  const blank: StoredMessage = {
    message: {
      id: around.nextId(),
      author: toUserJson(around.world.bot),
      content: '',
      timestamp: around.now,
      edited_timestamp: null,
      tts: body.tts === true,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
      ...base,
    },
    onlyFor,
    files: [],
  };
  const kept = messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.isComponentsV2;
  const flags = (numberOf(body.flags) & kept) | (onlyFor === undefined ? 0 : messageFlags.ephemeral);
  const filled = fill(blank, body, uploads, around);
  return { ...filled, message: { ...filled.message, flags: (base.flags ?? 0) | flags } };
}

/** A message after an edit: what the body leaves out stays. */
export function editMessage(
  stored: StoredMessage,
  body: JsonObject,
  uploads: readonly Upload[],
  around: MessageSurroundings,
): StoredMessage {
  const { message, ...rest } = fill(stored, body, uploads, around);
  const added = numberOf(body.flags) & (messageFlags.isComponentsV2 | messageFlags.suppressEmbeds);
  const flags = (message.flags & ~messageFlags.loading) | added;
  // Filling in a deferred reply is not an edit in the reader's eyes.
  const wasLoading = (stored.message.flags & messageFlags.loading) !== 0;
  return {
    ...rest,
    message: { ...message, flags, edited_timestamp: wasLoading ? null : around.now },
  };
}

function fill(
  stored: StoredMessage,
  body: JsonObject,
  uploads: readonly Upload[],
  around: MessageSurroundings,
): StoredMessage {
  const { message } = stored;
  const files = filesAfter(stored, body, uploads, around);
  const urls = new Map(files.map((file) => [`attachment://${file.filename}`, file.url]));
  const content = body.content === undefined ? message.content : textOf(body.content);
  const embeds =
    body.embeds === undefined ? message.embeds : objectsIn(body.embeds).map((one) => toEmbed(one, urls));
  const components =
    body.components === undefined ? message.components : toComponents(objectsIn(body.components), urls);
  const shownInEmbed = (file: Attachment) =>
    embeds.some((embed) =>
      [embed.image, embed.thumbnail].some((media) => isObject(media) && media.url === file.url),
    );
  return {
    onlyFor: stored.onlyFor,
    files,
    message: {
      ...message,
      content,
      embeds,
      components,
      attachments: files.filter((file) => !shownInEmbed(file)),
      ...mentionsIn(content + textsOf(components), body.allowed_mentions, around.world),
    },
  };
}

function filesAfter(
  stored: StoredMessage,
  body: JsonObject,
  uploads: readonly Upload[],
  around: MessageSurroundings,
): Attachment[] {
  const named = objectsIn(body.attachments);
  const kept = Array.isArray(body.attachments)
    ? stored.files.filter((file) => named.some((one) => String(one.id) === file.id))
    : stored.files;
  const added = uploads.map((upload, index): Attachment => {
    const about = named.find((one) => String(one.id) === String(index));
    const id = around.nextId();
    const filename = textOf(about?.filename) || upload.filename;
    const url = around.keepFile(stored.message.channel_id, id, { ...upload, filename });
    const description = textOf(about?.description);
    return {
      id,
      filename,
      size: upload.bytes.length,
      url,
      proxy_url: url,
      content_type: upload.contentType,
      ...(description === '' ? {} : { description }),
      ...(stored.onlyFor === undefined ? {} : { ephemeral: true }),
    };
  });
  return [...kept, ...added];
}

function toEmbed(embed: JsonObject, urls: ReadonlyMap<string, string>): JsonObject {
  const media = ['image', 'thumbnail'].flatMap((part) => {
    const value = embed[part];
    return isObject(value) ? [[part, withUrl(value, urls)] as const] : [];
  });
  return { type: 'rich', ...embed, ...Object.fromEntries(media) };
}

/** Discord numbers the components that came without an id (docs: components/reference#anatomy-of-a-component). */
function toComponents(components: readonly JsonObject[], urls: ReadonlyMap<string, string>): JsonObject[] {
  let last = 0;
  const convert = (component: JsonObject): JsonObject => {
    last += 1;
    const id = typeof component.id === 'number' && component.id > 0 ? component.id : last;
    const changed: Record<string, unknown> = { ...component, id };
    if (Array.isArray(component.components))
      changed.components = objectsIn(component.components).map(convert);
    if (isObject(component.accessory)) changed.accessory = convert(component.accessory);
    if (isObject(component.media)) changed.media = withUrl(component.media, urls);
    if (isObject(component.file)) changed.file = withUrl(component.file, urls);
    if (Array.isArray(component.items)) {
      changed.items = objectsIn(component.items).map((item) => ({
        ...item,
        media: isObject(item.media) ? withUrl(item.media, urls) : item.media,
      }));
    }
    return changed;
  };
  return components.map(convert);
}

function withUrl(media: JsonObject, urls: ReadonlyMap<string, string>): JsonObject {
  const url = urls.get(textOf(media.url)) ?? textOf(media.url);
  return { ...media, url, proxy_url: url, width: null, height: null };
}

function textsOf(components: readonly JsonObject[]): string {
  return components
    .map((one) => `\n${textOf(one.type === 10 ? one.content : '')}${textsOf(objectsIn(one.components))}`)
    .join('');
}

/** Who is really called, by the rules of allowed_mentions (docs: resources/message#allowed-mentions-object). */
function mentionsIn(text: string, allowed: unknown, world: World) {
  const rules = isObject(allowed) ? allowed : undefined;
  const parse: unknown[] = Array.isArray(rules?.parse) ? rules.parse : [];
  const may = (kind: 'users' | 'roles', id: string) => {
    const listed = rules?.[kind];
    return rules === undefined || parse.includes(kind) || (Array.isArray(listed) && listed.includes(id));
  };
  const ids = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
  ];
  return {
    mentions: ids(/<@!?(\d+)>/g)
      .filter((id) => may('users', id))
      .flatMap((id) => world.findUser(id) ?? [])
      .map(toUserJson),
    mention_roles: ids(/<@&(\d+)>/g).filter((id) => may('roles', id)),
    mention_everyone: /@(everyone|here)\b/.test(text) && (rules === undefined || parse.includes('everyone')),
  };
}
