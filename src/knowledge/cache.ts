import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { createPace } from '../pace.ts';
import { type KeptPiece, toLine, toPiece } from './pieces.ts';

const PREFIX = 'library-';
/** Knowledge folders in use at a time: of more, the oldest are not kept. */
const MOST_KEPT = 4;

/**
 * The name of a file in `directory` for what is made of these files and folders: it changes with the content of any
 * of them and with the Node that runs. Undefined where one cannot be read: telling why is the loader's part.
 */
export async function findKeptFile(directory: string, roots: readonly string[]): Promise<string | undefined> {
  const hash = createHash('sha256').update(process.version);
  const pace = createPace();
  try {
    for (const root of roots) {
      for (const file of await listAll(root)) {
        // A hundred small files are read in a third of the time that handing each to another thread takes.
        const content = readFileSync(file);
        hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
        await pace();
      }
    }
  } catch {
    return undefined;
  }
  return path.join(directory, `${PREFIX}${hash.digest('hex').slice(0, 32)}`);
}

async function listAll(root: string): Promise<string[]> {
  if (!(await stat(root)).isDirectory()) return [root];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .sort();
}

/** The pieces that a file holds; throws at what is damaged, cut off or belongs to another name. */
export async function readKept(file: string): Promise<Iterable<KeptPiece>> {
  const bytes = await readWhole(file);
  // What is in use is not what goes when there are too many.
  const now = Date.now() / 1000;
  await utimes(file, now, now).catch(() => undefined);
  return toPieces(bytes, path.basename(file));
}

function* toPieces(bytes: Buffer, name: string): Generator<KeptPiece> {
  let [start, count] = [0, 0];
  const next = () => {
    const end = bytes.indexOf(10, start);
    if (end === -1) throw new Error('cut off');
    const line = bytes.subarray(start, end);
    start = end + 1;
    return line;
  };
  if (next().toString() !== name) throw new Error('of another library');
  for (;;) {
    const line = next();
    const body = line.subarray(9);
    if (line.toString('latin1', 0, 9) !== `${sumOf(body)} `) throw new Error(`damaged in line ${count + 2}`);
    const piece = toPiece(body);
    if (piece.kind === 'end') break;
    count++;
    yield piece;
  }
}

/** In one step: `readFile` goes in many, and takes twice as long. */
async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Passes pieces on, as lines, and keeps them in the file once all have passed and the file's name is still right.
 * Where they cannot be kept, they are not.
 */
export async function* keep(
  file: string,
  roots: readonly string[],
  lines: AsyncIterable<string>,
  note: (what: string) => void,
): AsyncGenerator<string> {
  const directory = path.dirname(file);
  // Written beside and renamed, so that another process reads all of it or nothing.
  const draft = `${file}.${randomUUID()}`;
  const orUndefined = (error: Error) => void note(`not kept: ${error.message}`);
  await mkdir(directory, { recursive: true }).catch(orUndefined);
  let target = await open(draft, 'wx').catch(orUndefined);
  const write = async (text: string) => {
    if (!target) return;
    await target.appendFile(text).catch(async (error: Error) => {
      orUndefined(error);
      await target?.close();
      target = undefined;
    });
  };
  try {
    await write(`${path.basename(file)}\n`);
    for await (const line of lines) {
      await write(`${sumOf(line)} ${line}\n`);
      yield line;
    }
    const end = toLine({ kind: 'end', value: null });
    await write(`${sumOf(end)} ${end}\n`);
    // What changed meanwhile may be in the lines, and the name does not tell.
    if (target && (await findKeptFile(directory, roots)) === file) {
      await rename(draft, file);
      await removeOld(directory);
    }
  } finally {
    await target?.close();
    await rm(draft, { force: true }).catch(orUndefined);
  }
}

function sumOf(data: string | Buffer): string {
  return crc32(data).toString(16).padStart(8, '0');
}

async function removeOld(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(PREFIX));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      return { file, changed: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  for (const { file } of files.sort((a, b) => b.changed - a.changed).slice(MOST_KEPT)) {
    await rm(file, { force: true });
  }
}
