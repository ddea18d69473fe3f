import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEndpoint, EndpointError } from '../../src/playground/endpoint.ts';
import { startHttpServer } from '../../src/transport/http-server.ts';
import { startStandin } from '../playground/bot.ts';
import { createLog, readiness } from './bot-of.ts';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const MINUTE = 60_000;
const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const publicKey = Buffer.from(String(keys.publicKey.export({ format: 'jwk' }).x), 'base64url').toString(
  'hex',
);
const PING = '{"type":1}';

/** An endpoint whose bot remembers what it was handed, and is not there yet where `isReady` is false. */
async function startEndpoint({ isReady = true, isKnown = true } = {}) {
  const taken: unknown[] = [];
  const { log, logged } = createLog();
  const clock = { now: NOW };
  const take = (payload: unknown) => {
    taken.push(payload);
    return isKnown;
  };
  const intake = { take, stop: async () => undefined };
  const { url, close } = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    readiness,
    interactions: { publicKey, intake: () => (isReady ? intake : undefined), log, now: () => clock.now },
  });
  onTestFinished(close);
  const post = async (body: string, headers: Record<string, string>) => {
    const response = await fetch(`${url}/interactions`, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };
  const seconds = (at: number) => String(Math.floor(at / 1000));
  const signed = (body: string, at = NOW, key = keys.privateKey) => ({
    'content-type': 'application/json',
    'x-signature-timestamp': seconds(at),
    'x-signature-ed25519': sign(null, Buffer.from(seconds(at) + body), key).toString('hex'),
  });
  return { taken, logged, clock, url, post, signed };
}

test('a PING is answered with PONG, as JSON', async () => {
  const { post, signed, taken } = await startEndpoint();
  expect(await post(PING, signed(PING))).toEqual({ status: 200, text: '{"type":1}' });
  expect(taken).toEqual([]);
});

test('an interaction is handed over as it came, and the request ends with 202 and no body', async () => {
  const { post, signed, taken } = await startEndpoint();
  const body = '{"type":2, "data": {"name":"спросить"}}';
  expect(await post(body, signed(body))).toEqual({ status: 202, text: '' });
  expect(taken).toEqual([{ type: 2, data: { name: 'спросить' } }]);
});

describe('401 is the answer to', () => {
  type Headers = Record<string, string>;
  test.each<[string, (headers: Headers, body: string) => [Headers, string]]>([
    ['no signature', ({ 'x-signature-ed25519': _, ...rest }, body) => [rest, body]],
    ['no timestamp', ({ 'x-signature-timestamp': _, ...rest }, body) => [rest, body]],
    ['an empty signature', (headers, body) => [{ ...headers, 'x-signature-ed25519': '' }, body]],
    [
      'a signature that is no hex',
      (headers, body) => [{ ...headers, 'x-signature-ed25519': 'z'.repeat(128) }, body],
    ],
    [
      'a signature with a digit too many',
      (headers, body) => [{ ...headers, 'x-signature-ed25519': `${headers['x-signature-ed25519']}0` }, body],
    ],
    [
      'a signature of zeros',
      (headers, body) => [{ ...headers, 'x-signature-ed25519': '0'.repeat(128) }, body],
    ],
    ['another body', (headers, body) => [headers, `${body} `]],
    [
      'another time',
      (headers, body) => [{ ...headers, 'x-signature-timestamp': String(NOW / 1000 - 1) }, body],
    ],
    ['a time that is none', (headers, body) => [{ ...headers, 'x-signature-timestamp': 'now' }, body]],
    ['no body', (headers) => [headers, '']],
  ])('%s', async (_what, spoil) => {
    const { post, signed, taken, logged } = await startEndpoint();
    const [headers, body] = spoil(signed(PING), PING);
    expect((await post(body, headers)).status).toBe(401);
    expect(taken).toEqual([]);
    // Anybody can send such a thing, as often as they like.
    expect(logged).toEqual([]);
  });

  test('somebody else’s key', async () => {
    const { post, signed } = await startEndpoint();
    expect((await post(PING, signed(PING, NOW, others.privateKey))).status).toBe(401);
  });

  test.each([
    ['a moment more than fifteen minutes ago', -15 * MINUTE - 1000, 401],
    ['fifteen minutes ago', -15 * MINUTE, 202],
    ['fifteen minutes ahead', 15 * MINUTE, 202],
    ['a moment more than fifteen minutes ahead', 15 * MINUTE + 1000, 401],
  ])('a genuine request of %s, or not', async (_when, difference, status) => {
    const { post, signed } = await startEndpoint();
    expect((await post('{"type":2}', signed('{"type":2}', NOW + difference))).status).toBe(status);
  });
});

test('a wrong clock is logged as one, once a minute at most', async () => {
  const { post, signed, logged, clock } = await startEndpoint();
  const late = () => post(PING, signed(PING, NOW - 60 * MINUTE));
  for (let i = 0; i < 5; i += 1) await late();
  expect(logged).toMatchObject([{ level: 50, seconds: 3600, msg: expect.stringContaining('clock') }]);
  clock.now += MINUTE;
  await late();
  await late();
  expect(logged).toHaveLength(2);
});

test.each([
  ['a body of a million bytes is read', 1_000_000, 401],
  ['a byte more is refused before anything is checked', 1_000_001, 413],
  ['fifty million bytes are refused', 50_000_000, 413],
])('%s', async (_what, bytes, status) => {
  const { url } = await startEndpoint();
  const response = await fetch(`${url}/interactions`, {
    method: 'POST',
    body: Buffer.alloc(bytes, 32),
  }).catch(
    // Nobody reads a body to its end that is refused.
    () => ({ status: 413 }),
  );
  expect(response.status).toBe(status);
});

test.each([
  ['what is no JSON', '{', 400],
  ['what is no object', '7', 400],
  ['an interaction of an unknown kind', '{"type":42}', 400],
])('%s, signed, is refused', async (_what, body, status) => {
  const { post, signed } = await startEndpoint({ isKnown: false });
  expect((await post(body, signed(body))).status).toBe(status);
});

test('a bot that is starting says so, and answers PINGs', async () => {
  const { post, signed } = await startEndpoint({ isReady: false });
  expect((await post('{"type":2}', signed('{"type":2}'))).status).toBe(503);
  expect((await post(PING, signed(PING))).status).toBe(200);
});

test.each([
  ['GET', '/interactions'],
  ['GET', '/'],
  ['POST', '/elsewhere'],
])('%s %s is nothing', async (method, path) => {
  const { url } = await startEndpoint();
  const response = await fetch(url + path, { method });
  expect([response.status, await response.text()]).toEqual([404, '{"error":"there is nothing here"}']);
});

test('Discord sets the address where both its questions are answered rightly', async () => {
  const standin = await startStandin();
  const serve = (key: string) =>
    startHttpServer({
      host: '127.0.0.1',
      port: 0,
      readiness,
      interactions: { publicKey: key, intake: () => undefined, log: createLog().log, now: Date.now },
    });
  const right = await serve(standin.endpoint.publicKey);
  onTestFinished(right.close);
  await standin.endpoint.set(`${right.url}/interactions`);
  expect(standin.endpoint.url).toBe(`${right.url}/interactions`);

  const wrong = await serve(createEndpoint({ now: Date.now, after: () => () => undefined }).publicKey);
  onTestFinished(wrong.close);
  await expect(standin.endpoint.set(`${wrong.url}/interactions`)).rejects.toThrow(EndpointError);
  expect(standin.endpoint.url).toBe(`${right.url}/interactions`);
});
