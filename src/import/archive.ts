import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ImportError } from './draft.ts';

/** What a document of text unpacks to at most, in bytes, all its parts together. */
const MOST_UNPACKED = 60_000_000;
const MOST_ENTRIES = 5000;

/**
 * The files of a ZIP archive whose names `wants`, unpacked in memory, never onto disk. What they say of their size
 * is not believed: unpacking ends where the limit is reached.
 */
export async function unpack(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const zip = await open(bytes);
  if (zip.entryCount > MOST_ENTRIES) {
    throw new ImportError(`the archive holds ${zip.entryCount} files, at most ${MOST_ENTRIES} are read`);
  }
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for await (const entry of readable(zip.eachEntry())) {
    if (!wants(entry.fileName)) continue;
    const file = await unpackEntry(zip, entry, MOST_UNPACKED - total);
    total += file.length;
    files.set(entry.fileName, file);
  }
  return files;
}

async function unpackEntry(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  if (entry.uncompressedSize > room) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of readable(await zip.openReadStreamPromise(entry))) {
    size += chunk.length;
    if (size > room) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a broken archive throws while it is read, in words for the keeper. */
async function* readable<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* parts;
  } catch (error) {
    throw broken(error);
  }
}

function broken(error: unknown): ImportError {
  return new ImportError(`the archive cannot be read: ${error instanceof Error ? error.message : error}`);
}

function tooLarge() {
  return new ImportError(`the archive unpacks to more than ${MOST_UNPACKED / 1e6} MB`);
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return fromBufferPromise(Buffer.from(bytes), { strictFileNames: true }).catch((error) => {
    throw broken(error);
  });
}
