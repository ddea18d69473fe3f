import { isDeepStrictEqual } from 'node:util';
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { CommandJson } from './command-json.ts';

/** One write that would make what is published what is wanted. */
export interface Difference {
  readonly kind: 'create' | 'change' | 'delete';
  readonly name: string;
  /** Of the published command, for `delete`. */
  readonly id: string | undefined;
  readonly wanted: CommandJson | undefined;
  /** Which fields differ. */
  readonly fields: readonly string[];
}

const published = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.int() }));

/** Where to publish what. */
export interface PublishOptions {
  /** Discord's API without its version. */
  readonly apiUrl: string;
  readonly token: string;
  readonly wanted: readonly CommandJson[];
  /** Only tell the difference. */
  readonly dryRun?: boolean;
}

/** What is to be published. */
export interface Publishing {
  readonly differences: readonly Difference[];
  /** One request for each difference. */
  write(): Promise<void>;
}

/** Compares what is published with what is wanted, and writes what differs, one request for each difference. */
export async function publishCommands(options: PublishOptions): Promise<readonly Difference[]> {
  const { differences, write } = await planPublishing(options);
  if (!options.dryRun) await write();
  return differences;
}

/** Compares what is published with what is wanted. */
export async function planPublishing({ apiUrl, token, wanted }: PublishOptions): Promise<Publishing> {
  const rest = new REST({ api: apiUrl }).setToken(token);
  const application = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()));
  const route = Routes.applicationCommands(application.id);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const existing = published.parse(await rest.get(route, { query }));
  const differences = compareCommands(existing, wanted);
  return {
    differences,
    async write() {
      for (const { kind, id, wanted: body } of differences) {
        if (kind === 'delete' && id) await rest.delete(Routes.applicationCommand(application.id, id));
        // Creating a command of a name that exists replaces it.
        else await rest.post(route, { body });
      }
    },
  };
}

/** What differs, with Discord's defaults understood: what it fills in itself is no difference. */
export function compareCommands(
  existing: z.infer<typeof published>,
  wanted: readonly CommandJson[],
): Difference[] {
  const keyOf = ({ type, name }: { type: number; name: string }) => `${type} ${name}`;
  const byKey = new Map(existing.map((command) => [keyOf(command), command]));
  const keys = new Set(wanted.map(keyOf));
  return [
    ...wanted.flatMap((command): Difference[] => {
      const { name } = command;
      const old = byKey.get(keyOf(command));
      if (!old) return [{ kind: 'create', name, id: undefined, wanted: command, fields: [] }];
      const [before, after] = [normalise(old), normalise(command)];
      const fields = Object.keys(after).filter((key) => !isDeepStrictEqual(before[key], after[key]));
      return fields.length === 0 ? [] : [{ kind: 'change', name, id: old.id, wanted: command, fields }];
    }),
    ...existing
      .filter((command) => !keys.has(keyOf(command)))
      .map(({ id, name }): Difference => ({ kind: 'delete', name, id, wanted: undefined, fields: [] })),
  ];
}

/** The fields that we set, in one form: no empty ones, lists of places in order. */
function normalise(command: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = ['name_localizations', 'description', 'description_localizations', 'options'];
  const { default_member_permissions = null, contexts, integration_types } = command;
  return {
    ...Object.fromEntries(fields.map((field) => [field, withoutDefaults(command[field])])),
    default_member_permissions,
    contexts: sorted(contexts),
    integration_types: sorted(integration_types),
  };
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted() : list;
}

/** Without null, false, empty texts and empty lists: Discord leaves some of them out and fills some of them in. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null)
    return value === null || value === false || value === '' ? undefined : value;
  const kept = Object.entries(value)
    .map(([key, part]) => [key, withoutDefaults(part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
