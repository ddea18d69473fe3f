import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { freeze } from './freeze.ts';
import type { Knowledge } from './knowledge.ts';

const PREFIX = 'knowledge-';

/**
 * What `load` makes of a knowledge folder, kept in `directory` under a hash of every file of the folder and of this
 * folder's own code: reading and checking hundreds of events costs more than answering a question. Whatever is
 * wrong with the kept value, or with the place for it, means loading as if there were none.
 */
export async function loadCached(
  folder: string,
  directory: string,
  load: () => Promise<Knowledge>,
): Promise<Knowledge> {
  const hash = createHash('sha256').update(process.version);
  for (const root of [import.meta.dirname, path.join(import.meta.dirname, '../calendar'), folder]) {
    if (!(await hashFiles(root, hash))) return load();
  }
  const file = path.join(directory, `${PREFIX}${hash.digest('hex').slice(0, 32)}`);
  try {
    return freeze(deserialize(await readFile(file)) as Knowledge);
  } catch {
    const knowledge = await load();
    await keep(file, knowledge).catch(() => undefined);
    return knowledge;
  }
}

/** False where a file cannot be read: telling why is the loader's part. */
async function hashFiles(root: string, hash: ReturnType<typeof createHash>): Promise<boolean> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => path.join(parentPath, name));
    for (const file of files.sort())
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(await readFile(file))
        .update('\0');
    return true;
  } catch {
    return false;
  }
}

/** Written beside and renamed, so that another process reads all of it or nothing; older ones go. */
async function keep(file: string, knowledge: Knowledge): Promise<void> {
  const directory = path.dirname(file);
  await mkdir(directory, { recursive: true });
  const old = (await readdir(directory)).filter((name) => name.startsWith(PREFIX));
  await writeFile(`${file}.${process.pid}`, serialize(knowledge));
  await rename(`${file}.${process.pid}`, file);
  for (const name of old) await rm(path.join(directory, name), { force: true });
}
