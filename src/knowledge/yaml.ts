import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

type Path = readonly PropertyKey[];

/** A value read from YAML, and the line of the file on which any path of it stands. */
export interface YamlValue<T> {
  readonly value: T;
  lineOf(path: Path): number;
}

/** Aliases that multiply into millions of nodes are an attack or an accident, never knowledge. */
const MOST_ALIASES = 100;

/**
 * Untrusted YAML text to a value of which nothing is known but that it is YAML and of sane size. `firstLine` is the
 * line of the file on which `text` begins. Everything that is wrong lands in `faults`, and then nothing is returned.
 */
export function readYaml(
  text: string,
  file: string,
  faults: Fault[],
  firstLine = 1,
): YamlValue<unknown> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1) + firstLine - 1;

  for (const error of document.errors) {
    faults.push({ file, line: lineAt(error.pos[0]), message: `not valid YAML: ${error.message}` });
  }
  if (document.errors.length > 0) return undefined;

  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, lineOf: (path) => lineAt(offsetOf(document, path)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `YAML aliases that cannot be resolved safely: ${reason}`;
    faults.push({ file, line: lineAt(firstAlias(document)), message });
    return undefined;
  }
}

/** Checks what was read; every issue lands in `faults` with its line. `thing`: what it is called there. */
export function checkYaml<T>(
  { value, lineOf }: YamlValue<unknown>,
  schema: z.ZodType<T>,
  file: string,
  faults: Fault[],
  thing = '',
): YamlValue<T> | undefined {
  const parsed = schema.safeParse(value, {
    error: (issue) => (issue.input === undefined ? 'is missing' : undefined),
  });
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const { path, message, ...issue } of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        faults.push({
          file,
          line: lineOf([...path, key]),
          message: `${nameOf(thing, path)}unknown key "${key}"`,
        });
      }
    } else {
      faults.push({ file, line: lineOf(path), message: `${nameOf(thing, path)}${message}` });
    }
  }
  return undefined;
}

/** Where the deepest part of `path` that exists begins: a missing key is reported at the map that lacks it. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_key, node) {
      offset = startOf(node) ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** `event "a": sources.2.url: `: places in a list are counted from 1, as people do. */
function nameOf(thing: string, path: Path): string {
  const place = path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join('.');
  return [thing, place]
    .filter(Boolean)
    .map((part) => `${part}: `)
    .join('');
}
