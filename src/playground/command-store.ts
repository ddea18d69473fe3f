import type { Clock } from './clock.ts';
import { checkCommand, checkCommandSet, commandsAllowed } from './command-limits.ts';
import { refusal, refuseForm } from './discord-error.ts';
import { isObject, type JsonObject, numberOf, objectsIn, textOf } from './json.ts';

/** Published commands; `guildId` undefined means the global ones. */
export interface CommandStore {
  list(guildId?: string): JsonObject[];
  find(id: string, guildId?: string): JsonObject;
  replaceAll(body: unknown, guildId?: string): JsonObject[];
  /** A command of the same name and type is replaced, as Discord does. */
  create(body: unknown, guildId?: string): { readonly command: JsonObject; readonly isNew: boolean };
  change(id: string, body: unknown, guildId?: string): JsonObject;
  remove(id: string, guildId?: string): void;
}

/** New commands a day, globally and in each server (docs: interactions/application-commands#registering-a-command). */
const createdADay = 200;
const day = 24 * 60 * 60 * 1000;

export function createCommandStore(applicationId: string, nextId: () => string, clock: Clock): CommandStore {
  const scopes = new Map<string, readonly JsonObject[]>();
  const scope = (guildId = '') => scopes.get(guildId) ?? [];
  const created = new Map<string, readonly number[]>();

  function countCreation(guildId = ''): void {
    const times = (created.get(guildId) ?? []).filter((at) => clock.now() - at < day);
    if (times.length >= createdADay) throw refusal(30034);
    created.set(guildId, [...times, clock.now()]);
  }

  function publish(body: JsonObject, guildId: string | undefined): JsonObject {
    const known = scope(guildId).find((one) => isSame(one, body));
    const content = withDefaults(body, guildId);
    if (known !== undefined && isEqual(content, known)) return known;
    if (known === undefined) countCreation(guildId);
    const id = known === undefined ? nextId() : known.id;
    return { id, application_id: applicationId, version: nextId(), ...content };
  }

  function find(id: string, guildId?: string): JsonObject {
    const found = scope(guildId).find((one) => one.id === id);
    if (found === undefined) throw refusal(10063);
    return found;
  }

  return {
    list: (guildId) => [...scope(guildId)],
    find,
    replaceAll(body, guildId) {
      checkCommandSet(body);
      const published = objectsIn(body).map((one) => publish(one, guildId));
      scopes.set(guildId ?? '', published);
      return published;
    },
    create(body, guildId) {
      refuseForm(checkCommand(body, []));
      const fresh = isObject(body) ? body : {};
      const others = scope(guildId).filter((one) => !isSame(one, fresh));
      const isNew = others.length === scope(guildId).length;
      const sameType = others.filter((one) => one.type === typeOf(fresh)).length;
      if (sameType >= (commandsAllowed[typeOf(fresh)] ?? 0)) throw refusal(30032);
      const command = publish(fresh, guildId);
      scopes.set(guildId ?? '', [...others, command]);
      return { command, isNew };
    },
    change(id, body, guildId) {
      const known = find(id, guildId);
      refuseForm(checkCommand({ type: known.type, ...(isObject(body) ? body : {}) }, [], true));
      const { id: _id, application_id, version: _version, ...content } = known;
      const merged = withDefaults({ ...content, ...(isObject(body) ? body : {}) }, guildId);
      refuseForm(checkCommand(merged, []));
      const changed = isEqual(merged, known) ? known : { id, application_id, version: nextId(), ...merged };
      scopes.set(
        guildId ?? '',
        scope(guildId).map((one) => (one.id === id ? changed : one)),
      );
      return changed;
    },
    remove(id, guildId) {
      find(id, guildId);
      scopes.set(
        guildId ?? '',
        scope(guildId).filter((one) => one.id !== id),
      );
    },
  };
}

/** A list leaves the localisations out unless they are asked for (docs: interactions/application-commands#get-global-application-commands). */
export function withoutLocalizations(command: JsonObject): JsonObject {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  const changed: Record<string, unknown> = { ...rest };
  if (Array.isArray(rest.options)) changed.options = objectsIn(rest.options).map(withoutLocalizations);
  if (Array.isArray(rest.choices)) changed.choices = objectsIn(rest.choices).map(withoutLocalizations);
  return changed;
}

function typeOf(command: JsonObject): number {
  return command.type === undefined || command.type === null ? 1 : numberOf(command.type);
}

function isSame(a: JsonObject, b: JsonObject): boolean {
  return textOf(a.name) === textOf(b.name) && typeOf(a) === typeOf(b);
}

/** What Discord gives back for a field that was left out. */
function withDefaults(body: JsonObject, guildId: string | undefined): JsonObject {
  const permissions = body.default_member_permissions;
  const type = typeOf(body);
  const options = objectsIn(body.options).map(withOptionDefaults);
  const shared = {
    type,
    name: textOf(body.name).trim(),
    name_localizations: body.name_localizations ?? null,
    description: type === 1 ? textOf(body.description).trim() : '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      permissions === undefined || permissions === null ? null : String(permissions),
    nsfw: body.nsfw === true,
    ...(options.length > 0 ? { options } : {}),
  };
  return guildId === undefined
    ? {
        ...shared,
        dm_permission: body.dm_permission !== false,
        contexts: body.contexts ?? null,
        integration_types: body.integration_types ?? [0],
      }
    : { ...shared, guild_id: guildId };
}

/** Only what is true or set comes back with an option. */
function withOptionDefaults(option: JsonObject): JsonObject {
  const { required, autocomplete, options, choices, ...rest } = option;
  return {
    name_localizations: null,
    description_localizations: null,
    ...rest,
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(Array.isArray(options) ? { options: objectsIn(options).map(withOptionDefaults) } : {}),
    ...(Array.isArray(choices) && choices.length > 0
      ? { choices: objectsIn(choices).map((choice) => ({ name_localizations: null, ...choice })) }
      : {}),
  };
}

function isEqual(content: JsonObject, known: JsonObject): boolean {
  const { id: _id, application_id: _app, version: _version, ...knownContent } = known;
  return JSON.stringify(sorted(content)) === JSON.stringify(sorted(knownContent));
}

/** The same value with its keys in order, so that two of them can be compared as text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
