import { type Agent, fetch, type Response } from 'undici';
import { RefusedAddressError } from '../web/guarded-agent.ts';
import { USER_AGENT } from '../web/user-agent.ts';
import type { Verdict } from './link.ts';

/** What looking at a page needs from outside. */
export interface LinkChecker {
  readonly agent: Agent;
  /** Waits so many milliseconds. */
  readonly wait: (time: number) => Promise<void>;
}

/** Why a page is dead whose server's name is not found. */
export const NO_SUCH_NAME = 'no server has this name any more';

/** Milliseconds for one answer. */
const PATIENCE = 20_000;
const MOST_REDIRECTS = 5;
/** A server that wants to be asked later than this, in seconds, is asked on another day. */
const LONGEST_RETRY = 60;

const PERMANENT = new Set([301, 308]);
const GONE = new Set([404, 410]);
/** The server knows the page, or may, and will not show it to a program. 999 is what LinkedIn says. */
const BLOCKED = new Set([401, 402, 403, 407, 429, 451, 999]);

/** Looks at a page without loading it: with HEAD, and with GET where a server does not answer that well. */
export async function checkLink(address: string, checker: LinkChecker): Promise<Verdict> {
  try {
    return await follow(address, checker);
  } catch (error) {
    return explain(error);
  }
}

async function follow(start: string, checker: LinkChecker): Promise<Verdict> {
  let [url, permanent] = [new URL(start), true];
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const { status, location } = await look(url, checker);
    const isRedirect = status >= 300 && status < 400 && status !== 304;
    if (!isRedirect || location === null) return judge(status, start, url, permanent);
    const next = URL.parse(location, url);
    if (!next || !/^https?:$/.test(next.protocol)) {
      return { state: 'trouble', reason: `redirects to "${location}", which is no address` };
    }
    if (!PERMANENT.has(status)) permanent = false;
    url = next;
  }
  return { state: 'trouble', reason: `redirects more than ${MOST_REDIRECTS} times` };
}

function judge(status: number, start: string, url: URL, permanent: boolean): Verdict {
  const reason = `answers ${status}`;
  if (GONE.has(status)) return { state: 'dead', reason };
  if (BLOCKED.has(status)) return { state: 'blocked', reason };
  if (status < 200 || status > 299) return { state: 'trouble', reason };
  const old = new URL(start);
  if (url.href === old.href) return { state: 'fine', reason };
  // Pages that are gone often lead to the front page, with the politest of answers.
  if (url.pathname === '/' && url.search === '' && old.pathname !== '/') {
    return {
      state: 'redirected',
      reason: 'leads to the front page: the page itself may be gone',
      location: url.href,
    };
  }
  return permanent
    ? { state: 'moved', reason: 'has moved for good', location: url.href }
    : { state: 'redirected', reason: 'leads elsewhere for now', location: url.href };
}

/** The status of one page, whichever way its server tells it. */
async function look(url: URL, checker: LinkChecker): Promise<{ status: number; location: string | null }> {
  const head = await request('HEAD', url, checker).catch((error) => {
    // What the address itself is to blame for, no other request mends.
    if (isLasting(error)) throw error;
    return undefined;
  });
  const response = head && head.status < 400 ? head : await request('GET', url, checker);
  const later = retryAfter(response);
  if (later === undefined) return { status: response.status, location: response.headers.get('location') };
  await checker.wait(later * 1000);
  const again = await request('GET', url, checker);
  return { status: again.status, location: again.headers.get('location') };
}

async function request(method: 'HEAD' | 'GET', url: URL, { agent }: LinkChecker): Promise<Response> {
  const response = await fetch(url, {
    method,
    dispatcher: agent,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { 'user-agent': USER_AGENT, accept: '*/*' },
  });
  await response.body?.cancel();
  return response;
}

/** In how many seconds a busy server wants to be asked again; undefined if it does not say so or it is too long. */
function retryAfter({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 && seconds <= LONGEST_RETRY ? seconds : undefined;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && 'code' in first ? String(first.code) : '';
}

function isLasting(error: unknown): boolean {
  return (
    codeOf(error) === 'ENOTFOUND' || (error instanceof Error && error.cause instanceof RefusedAddressError)
  );
}

function explain(error: unknown): Verdict {
  if (!(error instanceof Error)) throw error;
  if (error.cause instanceof RefusedAddressError) return { state: 'dead', reason: error.cause.message };
  if (codeOf(error) === 'ENOTFOUND') return { state: 'dead', reason: NO_SUCH_NAME };
  if (error.name === 'TimeoutError')
    return { state: 'trouble', reason: `does not answer within ${PATIENCE / 1000} s` };
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  if (!(cause instanceof Error)) throw error;
  return { state: 'trouble', reason: cause.message };
}
