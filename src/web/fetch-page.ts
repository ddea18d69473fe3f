import { type Agent, fetch, type Response } from 'undici';
import { RefusedAddressError } from './guarded-agent.ts';
import { USER_AGENT } from './user-agent.ts';

/** A page's bytes and what its server says of them. */
export interface Page {
  readonly bytes: Uint8Array;
  /** In small letters, without parameters; empty where the server says none. */
  readonly type: string;
  readonly charset: string | undefined;
  /** The address at the end of all redirects. */
  readonly address: string;
}

/** A page that was not loaded; the message says why. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

export interface FetchLimits {
  /** Bytes, unpacked. */
  readonly size: number;
  /** Milliseconds for everything, redirects included. */
  readonly time: number;
  readonly redirects: number;
}

const LIMITS: FetchLimits = { size: 10_000_000, time: 30_000, redirects: 5 };

/**
 * Loads a page over http or https through an agent that guards the addresses. `accepts` throws for a content type
 * that is of no use, before the body is read. Throws a FetchError.
 */
export async function fetchPage(
  address: string,
  agent: Agent,
  accepts: (type: string) => void,
  limits: FetchLimits = LIMITS,
): Promise<Page> {
  const signal = AbortSignal.timeout(limits.time);
  try {
    const { response, url } = await follow(parseAddress(address), agent, signal, limits.redirects);
    const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
    accepts(type.trim());
    const charset = /charset\s*=\s*"?([\w-]+)/.exec(parameters.join(';'))?.[1];
    return { bytes: await readBody(response, limits.size), type: type.trim(), charset, address: url.href };
  } catch (error) {
    if (signal.aborted) throw new FetchError(`it takes longer than ${limits.time / 1000} s`);
    throw explain(error);
  }
}

async function follow(
  start: URL,
  agent: Agent,
  signal: AbortSignal,
  most: number,
): Promise<{ response: Response; url: URL }> {
  let url = start;
  for (let hops = 0; hops <= most; hops++) {
    const response = await fetch(url, {
      dispatcher: agent,
      redirect: 'manual',
      signal,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html, application/pdf, text/plain;q=0.9, */*;q=0.5',
      },
    });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || next === null) {
      if (response.ok) return { response, url };
      await response.body?.cancel();
      throw new FetchError(`its server answers ${response.status} ${response.statusText}`.trim());
    }
    await response.body?.cancel();
    url = parseAddress(next, url);
  }
  throw new FetchError(`it redirects more than ${most} times`);
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url) throw new FetchError(`"${address}" is no address`);
  if (!/^https?:$/.test(url.protocol)) throw new FetchError(`${url.protocol} is neither http nor https`);
  if (url.username || url.password) throw new FetchError('the address holds a name or a password');
  return url;
}

async function readBody(response: Response, most: number): Promise<Uint8Array> {
  const tooLarge = () => new FetchError(`it is larger than ${most / 1e6} MB`);
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream, so that what packs billions of bytes into a few is never unpacked.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  const { cause } = error;
  if (cause instanceof RefusedAddressError) return new FetchError(cause.message);
  // A name with several addresses fails with all of their errors, and without a message of its own.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return new FetchError(`it cannot be reached: ${first instanceof Error ? first.message : error.message}`);
}
