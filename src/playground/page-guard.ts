import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PageError } from './page-errors.ts';

/** Scripts and styles from files of the page's own and nothing else; no text is ever taken for markup. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Refuses requests that a foreign page makes a browser send, and sets the headers that keep this page closed. */
export function guardPage(app: FastifyInstance, host: string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    if (!isOwnHost(request.headers.host, host)) {
      throw new PageError(403, 'host', `this page does not answer to the host "${request.headers.host}"`);
    }
    if (!isOwnOrigin(request)) {
      throw new PageError(403, 'origin', `a page at "${request.headers.origin}" may not use this one`);
    }
  });
}

/**
 * A name that an attacker's DNS points here is the way in of DNS rebinding, so only names that can't be
 * pointed elsewhere are taken. The port may differ: a container's is often mapped to another.
 */
function isOwnHost(header: string | undefined, host: string): boolean {
  const name = URL.parse(`http://${header}`)?.hostname;
  if (name === undefined) return false;
  const address = name.replace(/^\[|\]$/g, '');
  if (name === 'localhost' || address === '127.0.0.1' || address === '::1' || address === host) return true;
  const listensEverywhere = host === '0.0.0.0' || host === '::';
  return listensEverywhere && isIP(address) !== 0;
}

function isOwnOrigin({ headers }: FastifyRequest): boolean {
  const { origin } = headers;
  if (origin !== undefined && URL.parse(origin)?.host !== headers.host) return false;
  // A link from elsewhere may open the page; nothing else may be asked for from elsewhere.
  const site = headers['sec-fetch-site'];
  return site !== 'cross-site' || headers['sec-fetch-mode'] === 'navigate';
}
