import { z } from 'zod';
import type { Fault } from './fault.ts';
import { dateText } from './field.ts';
import type { Located } from './located.ts';
import { checkYaml, readYaml } from './yaml.ts';

/** What can be read of an entry in which something is wrong: enough to tell what else is. */
export type Rough = z.output<typeof rough>;

/** What no entry was made of. */
export interface Broken {
  /** Entries with a fault; an id that is none is empty. */
  readonly entries: Located<Rough>[];
  /** Files that are no list, so that what they hold is not known. */
  readonly files: string[];
}

const rough = z.object({
  id: z.string().catch(''),
  date: dateText().optional().catch(undefined),
  end: dateText().optional().catch(undefined),
  anniversary: z.boolean().catch(false),
  topics: z.array(z.string()).catch([]),
  topic: z.string().optional().catch(undefined),
  evidence: z.array(z.object({ passage: z.string(), quote: z.string() })).catch([]),
});

/** Nothing broken yet. */
export function createBroken(): Broken {
  return { entries: [], files: [] };
}

/**
 * The entries of a file that is a YAML list, each checked by itself, so that one with a fault does not hide the
 * others. What is wrong lands in `faults`, under the entry's name, and in `broken`. `one`: what an entry is called.
 */
export function parseList<T>(
  text: string,
  schema: z.ZodType<T>,
  one: string,
  file: string,
  faults: Fault[],
  broken: Broken = createBroken(),
): Located<T>[] {
  const read = readYaml(text, file, faults);
  const list =
    read &&
    checkYaml(read, z.array(z.unknown(), `must be a list of ${plural(one)}`).nullable(), file, faults);
  if (!list) {
    broken.files.push(file);
    return [];
  }
  // A file in which every entry is commented out holds none, and that is no fault.
  return (list.value ?? []).flatMap((value, index): Located<T>[] => {
    const lineOf = (path: readonly PropertyKey[]) => list.lineOf([index, ...path]);
    const parsed = checkYaml({ value, lineOf }, schema, file, faults, nameOf(value, one, index));
    if (parsed) return [{ value: parsed.value, file, lineOf }];
    const { data } = rough.safeParse(value);
    if (data) broken.entries.push({ value: data, file, lineOf });
    return [];
  });
}

/** An entry's id, which a keeper searches for; its place in the file where it has none. */
function nameOf(value: unknown, one: string, index: number): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== ''
    ? `${one} ${JSON.stringify(id)}`
    : `${one} ${index + 1} of the file`;
}

function plural(one: string): string {
  return one.replace(/y$/, 'ie').concat('s');
}
