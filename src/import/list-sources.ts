import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isReadableName } from './kind.ts';

/** What was named on the command line, one by one: an address, a file, or why it is neither. */
export interface ListedSource {
  readonly name: string;
  readonly problem?: string;
}

/** Files and addresses as they are named, folders as the readable files in them, by name. */
export async function listSources(
  names: readonly string[],
): Promise<{ sources: ListedSource[]; passedOver: string[] }> {
  const sources: ListedSource[] = [];
  const passedOver: string[] = [];
  for (const name of names) {
    if (isAddress(name)) {
      sources.push({ name });
      continue;
    }
    const status = await stat(name).catch(() => undefined);
    if (!status) sources.push({ name, problem: 'there is no such file or folder' });
    else if (!status.isDirectory()) sources.push({ name });
    else {
      const files = await listFolder(name);
      sources.push(...files.filter(isReadableName).map((file) => ({ name: file })));
      passedOver.push(...files.filter((file) => !isReadableName(file)));
    }
  }
  return { sources, passedOver };
}

/** `https://…`, but also what only looks so: `file:///etc/passwd` is told what is wrong with it, not searched on disk. */
export function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(name);
}

/** Visible files below a folder; links are not followed. */
async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}
