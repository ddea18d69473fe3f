import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page in somebody's browser sent this: a bot's client names no origin, and reaches the stand-in by
 * an address of this machine, where a page that DNS points here comes by its own name.
 */
export function isFromPage({ origin, host }: IncomingHttpHeaders): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return origin !== undefined || !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
}
