import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Agent } from 'undici';
import { ImportError } from './draft.ts';
import { checkContentType, findKind } from './kind.ts';
import { isAddress } from './list-sources.ts';
import type { Source } from './read-source.ts';

/** Bytes of a source at most, from the web and from disk alike. */
const LARGEST_SOURCE = 10_000_000;

/** Loads a file or an address; throws an ImportError that says why it was not. `agent` is made only for an address. */
export async function loadSource(name: string, agent: () => Promise<Agent>): Promise<Source> {
  if (!isAddress(name)) {
    const bytes = await readBytes(name);
    return { kind: findKind(bytes, path.basename(name)), bytes, address: undefined, charset: undefined };
  }
  const { FetchError, fetchPage } = await import('../web/fetch-page.ts');
  try {
    const page = await fetchPage(name, await agent(), checkContentType);
    const kind = findKind(page.bytes, new URL(page.address).pathname, page.type);
    return { kind, bytes: page.bytes, address: page.address, charset: page.charset };
  } catch (error) {
    if (error instanceof FetchError) throw new ImportError(error.message);
    throw error;
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const status = await stat(file);
    if (!status.isFile()) throw new ImportError('it is not a file');
    if (status.size > LARGEST_SOURCE) {
      throw new ImportError(`it is larger than ${LARGEST_SOURCE / 1e6} MB: ${status.size} bytes`);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new ImportError(`it cannot be read: ${error.code}`);
    throw error;
  }
}
