import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import type { Verdict } from '../../src/links/link.ts';
import { createGuardedAgent } from '../../src/web/guarded-agent.ts';
import { type AddressRule, isPublicAddress } from '../../src/web/public-address.ts';
import { serve } from '../web/local-server.ts';

/** Looks at pages for real and gives the verdicts, and for how long was waited in between. */
async function look(
  addresses: readonly string[],
  allows: AddressRule = () => true,
  signal = new AbortController().signal,
) {
  const agent = createGuardedAgent(allows);
  onTestFinished(() => agent.destroy());
  const verdicts = new Map<string, Verdict>();
  const waited: number[] = [];
  await checkLinks(addresses, {
    agent,
    pause: 1000,
    servers: 8,
    interruption: signal,
    wait: async (time) => void waited.push(time),
    report: (address, verdict) => verdicts.set(address, verdict),
  });
  return { verdicts, waited };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const status =
  (code: number, headers = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end();

test.each<[string, string, Answer, Verdict]>([
  ['that is there', '/a', status(200), { state: 'fine', reason: 'answers 200' }],
  ['that is not found', '/a', status(404), { state: 'dead', reason: 'answers 404' }],
  ['that is gone', '/a', status(410), { state: 'dead', reason: 'answers 410' }],
  ['that programs may not see', '/a', status(403), { state: 'blocked', reason: 'answers 403' }],
  ['that wants money', '/a', status(402), { state: 'blocked', reason: 'answers 402' }],
  ['whose server is broken', '/a', status(500), { state: 'trouble', reason: 'answers 500' }],
  [
    'that redirects to no address',
    '/a',
    status(302, { location: 'file:///etc/passwd' }),
    { state: 'trouble', reason: 'redirects to "file:///etc/passwd", which is no address' },
  ],
  [
    'that redirects in a circle',
    '/a',
    status(302, { location: '/a' }),
    { state: 'trouble', reason: 'redirects more than 5 times' },
  ],
  [
    'that hangs up',
    '/a',
    (request) => request.socket.destroy(),
    { state: 'trouble', reason: 'other side closed' },
  ],
])('a page %s', async (_what, path, answer, wanted) => {
  const address = `${await serve(answer)}${path}`;
  expect((await look([address])).verdicts.get(address)).toEqual(wanted);
});

test.each([
  ['for good, with all its steps', [301, 308], 'moved', 'has moved for good'],
  ['for good and then for now', [301, 302], 'redirected', 'leads elsewhere for now'],
  ['for now', [302, 307], 'redirected', 'leads elsewhere for now'],
] as const)('a page that has moved %s', async (_what, codes, state, reason) => {
  const base = await serve((request, response) => {
    const step = ['/a', '/b'].indexOf(request.url ?? '');
    if (step === -1) response.end();
    else response.writeHead(codes[step] ?? 200, { location: ['/b', '/c'][step] ?? '' }).end();
  });
  const { verdicts } = await look([`${base}/a`]);
  expect(verdicts.get(`${base}/a`)).toEqual({ state, reason, location: `${base}/c` });
});

test('a page that leads to the front page may be gone', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/') response.end();
    else response.writeHead(301, { location: '/' }).end();
  });
  const { verdicts } = await look([`${base}/news/1`]);
  expect(verdicts.get(`${base}/news/1`)).toMatchObject({
    state: 'redirected',
    reason: expect.stringContaining('front page'),
  });
});

test('a page that has moved to where nothing is, is dead', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/a') response.writeHead(301, { location: '/b' }).end();
    else response.writeHead(404).end();
  });
  expect((await look([`${base}/a`])).verdicts.get(`${base}/a`)?.state).toBe('dead');
});

test('HEAD comes first, GET only where HEAD is not answered well, and both say who asks', async () => {
  const seen: string[] = [];
  const base = await serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['user-agent']?.split('/')[0]}`);
    response.writeHead(request.method === 'HEAD' && request.url === '/b' ? 405 : 200).end();
  });
  const { verdicts } = await look([`${base}/a`, `${base}/b`]);
  expect([...verdicts.values()].map(({ state }) => state)).toEqual(['fine', 'fine']);
  expect(seen).toEqual(['HEAD /a Rapport', 'HEAD /b Rapport', 'GET /b Rapport']);
});

test('a large page is never loaded', async () => {
  let sent = 0;
  const base = await serve((request, response) => {
    if (request.method === 'HEAD') return response.writeHead(405).end();
    const chunk = Buffer.alloc(1_000_000);
    const send = () => {
      while (!response.destroyed && sent < 500 && response.write(chunk)) sent++;
    };
    response.on('drain', send);
    return send();
  });
  expect((await look([`${base}/a`])).verdicts.get(`${base}/a`)?.state).toBe('fine');
  expect(sent).toBeLessThan(100);
});

test.each([
  ['in seconds', '7', [7000], 'fine'],
  ['at once', '0', [0], 'fine'],
  ['too late', '3600', [], 'blocked'],
  ['in words', 'soon', [], 'blocked'],
])('a busy server that wants to be asked again %s', async (_what, later, waits, state) => {
  let asked = 0;
  const base = await serve((_request, response) => {
    // HEAD and GET are turned away, the request after the wait is not.
    if (++asked <= 2) response.writeHead(429, { 'retry-after': later });
    response.end();
  });
  const { verdicts, waited } = await look([`${base}/a`]);
  expect([verdicts.get(`${base}/a`)?.state, waited]).toEqual([state, waits]);
});

test('pages of one server are asked for one after the other with a pause, those of several at the same time', async () => {
  let [open, most, waitingForBoth] = [0, 0, [] as (() => void)[]];
  const listener: Answer = (_request, response) => {
    most = Math.max(most, ++open);
    const end = () => {
      open--;
      response.end();
    };
    // The first page of each server is answered only once both have been asked.
    waitingForBoth.push(end);
    if (waitingForBoth.length === 2) for (const one of waitingForBoth) one();
    if (waitingForBoth.length > 2) end();
  };
  const [a, b] = [await serve(listener), await serve(listener)];
  const { verdicts, waited } = await look([`${a}/1`, `${a}/2`, `${b}/1`]);
  expect([...verdicts.values()].map(({ state }) => state)).toEqual(['fine', 'fine', 'fine']);
  expect(most).toBe(2);
  expect(waited).toEqual([1000]);
});

test('a name that nobody has is dead, a server that is down may come back, a private address is no source', async () => {
  const { verdicts } = await look(['http://nobody.invalid/a', 'http://127.0.0.1:49151/a']);
  expect(verdicts.get('http://127.0.0.1:49151/a')).toMatchObject({
    state: 'trouble',
    reason: expect.stringContaining('ECONNREFUSED'),
  });
  expect(['no server has this name any more', expect.stringContaining('EAI_AGAIN')]).toContainEqual(
    verdicts.get('http://nobody.invalid/a')?.reason,
  );
  const refused = await look(['http://10.0.0.1/a', 'http://localhost/a'], isPublicAddress);
  for (const verdict of refused.verdicts.values()) {
    expect(verdict).toEqual({
      state: 'dead',
      reason: expect.stringContaining('is a private or reserved address'),
    });
  }
});

test('an interruption stops between two pages', async () => {
  const stop = new AbortController();
  const base = await serve((_request, response) => {
    stop.abort();
    response.end();
  });
  const { verdicts } = await look([`${base}/1`, `${base}/2`], undefined, stop.signal);
  expect([...verdicts.keys()]).toEqual([`${base}/1`]);
});
