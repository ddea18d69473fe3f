import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

type Path = readonly PropertyKey[];

/** A place inside YAML text: the checked value and, for any path in it, the line where it stands. */
export interface YamlValue<T> {
  readonly value: T;
  lineOf(path: Path): number;
}

/**
 * Untrusted YAML text to a checked value. `firstLine` is the line of the file on which `text` begins.
 * Everything that is wrong lands in `faults`, and then nothing is returned.
 */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  file: string,
  faults: Fault[],
  firstLine = 1,
): YamlValue<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const report = (line: number, message: string) => faults.push({ file, line, message });

  for (const error of document.errors) {
    report(lineAt(error.pos[0]), `not valid YAML: ${firstSentence(error.message)}`);
  }
  if (document.errors.length > 0) return undefined;

  let raw: unknown;
  try {
    // Aliases that multiply into millions of nodes are an attack or an accident, never an article.
    raw = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    report(firstLine, `not readable YAML: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }

  const lineOf = (path: Path) => lineAt(offsetOf(document, path));
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        report(lineOf([...issue.path, key]), `${nameOf(issue.path)}unknown key "${key}"`);
      }
    } else {
      report(lineOf(issue.path), `${nameOf(issue.path)}${issue.message}`);
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
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && typeof step === 'number') {
      node = (node.items as unknown[])[step];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function nameOf(path: Path): string {
  return path.length === 0 ? '' : `${path.map(String).join('.')}: `;
}

function firstSentence(message: string): string {
  return message.split('\n')[0] ?? message;
}
