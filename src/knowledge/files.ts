import { isUtf8 } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Fault } from './fault.ts';

/** The largest file that is read, in bytes: an article, not an archive. */
export const LARGEST_FILE = 5_000_000;

/** A folder's files of one ending, by name; others that are visible are remarked on. Undefined: there is no such folder. */
export async function listFiles(
  directory: string,
  ending: string,
  notes: Fault[],
): Promise<string[] | undefined> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => undefined);
  // Editors and operating systems leave hidden files everywhere.
  const visible = entries
    ?.filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of visible ?? []) {
    if (!entry.isDirectory() && entry.name.endsWith(ending)) {
      files.push(entry.name);
      continue;
    }
    const message = entry.isDirectory()
      ? `not read: it is a folder; what is to be read stands in ${path.basename(directory)}/ itself, so move its files there`
      : `not read: its name does not end in ${ending}`;
    notes.push({ file: path.join(directory, entry.name), line: 1, message });
  }
  return visible && files;
}

/** Is there a file of this name at all? */
export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** A file's text; one that is a link out of the folder, too large, or not UTF-8 is a fault. */
export async function readText(folder: string, file: string, faults: Fault[]): Promise<string | undefined> {
  const report = (line: number, message: string) => {
    faults.push({ file, line, message });
    return undefined;
  };
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(file)]);
    if (!target.startsWith(root + path.sep)) return report(1, 'is a link that leaves the knowledge folder');
    const status = await stat(target);
    if (!status.isFile()) return report(1, 'is not a file');
    if (status.size > LARGEST_FILE) {
      return report(1, `is too large: ${status.size} bytes, at most ${LARGEST_FILE}`);
    }
    const bytes = await readFile(target);
    return isUtf8(bytes) ? bytes.toString('utf8') : report(firstBrokenLine(bytes), 'is not UTF-8 text');
  } catch (error) {
    return report(1, `cannot be read: ${error instanceof Error && 'code' in error ? error.code : error}`);
  }
}

/** The first line, from 1, whose bytes are not UTF-8: no character of UTF-8 but the line end has the byte 0x0A. */
function firstBrokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next === -1 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
