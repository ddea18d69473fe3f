import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { checkContentType } from '../../src/import/kind.ts';
import { type FetchLimits, fetchPage } from '../../src/web/fetch-page.ts';
import { createGuardedAgent } from '../../src/web/guarded-agent.ts';
import { type AddressRule, isPublicAddress } from '../../src/web/public-address.ts';
import { serve } from './local-server.ts';

const LIMITS: FetchLimits = { size: 10_000, time: 1000, redirects: 5 };

function load(address: string, allows: AddressRule = () => true, limits = LIMITS) {
  const agent = createGuardedAgent(allows);
  onTestFinished(() => agent.destroy());
  return fetchPage(address, agent, checkContentType, limits);
}

test('a page comes with its type, its encoding and the address at the end of its redirects', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else response.setHeader('content-type', 'text/html; charset="Windows-1251"').end('text');
  });
  const { bytes, ...page } = await load(`${base}/old`);
  expect(Buffer.from(bytes).toString()).toBe('text');
  expect(page).toEqual({ type: 'text/html', charset: 'windows-1251', address: `${base}/new` });
});

test.each([
  ['this machine by its number', 'http://127.0.0.1/', '127.0.0.1 is a private or reserved address'],
  ['this machine by its name', 'http://localhost/', 'is a private or reserved address'],
  ['this machine as one number', 'http://2130706433/', '127.0.0.1 is a private or reserved address'],
  ['this machine in octal digits', 'http://0177.0.0.1/', '127.0.0.1 is a private or reserved address'],
  ['this machine in IPv6', 'http://[::1]/', '::1 is a private or reserved address'],
  ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/', '::ffff:7f00:1 is a private or reserved address'],
  ["a cloud's metadata", 'http://169.254.169.254/latest/meta-data/', '169.254.169.254 is a private'],
  ['a home network', 'https://192.168.0.1/', '192.168.0.1 is a private'],
  ['a file', 'file:///etc/passwd', 'file: is neither http nor https'],
  ['data', 'data:text/html,x', 'data: is neither http nor https'],
  ['ftp', 'ftp://example.org/', 'ftp: is neither http nor https'],
  ['a password', 'http://a:b@example.org/', 'the address holds a name or a password'],
  ['no address', 'http://', '"http://" is no address'],
])('%s is refused: %s', async (_what, address, reason) => {
  await expect(load(address, isPublicAddress)).rejects.toThrow(reason);
});

test('the rule is put to the address connected to, also after a redirect, and no byte reaches a refused one', async () => {
  const inner: string[] = [];
  const secret = await serve((request, response) => {
    inner.push(request.url ?? '');
    response.end('secret');
  });
  let led = false;
  const outer = await serve((_request, response) => {
    led = true;
    response.writeHead(302, { location: secret }).end();
  });
  await expect(load(outer, () => !led)).rejects.toThrow('127.0.0.1 is a private');
  expect(inner).toEqual([]);
});

test('a name that resolves to several addresses is reached through the allowed ones alone', async () => {
  const base = await serve((_request, response) => response.end('here'));
  const asked: string[] = [];
  const page = await load(base.replace('127.0.0.1', 'localhost'), (address) => {
    asked.push(address);
    return address === '127.0.0.1';
  });
  expect(Buffer.from(page.bytes).toString()).toBe('here');
  expect(asked).toContain('127.0.0.1');
});

test('a redirect to a file is refused', async () => {
  const base = await serve((_request, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  await expect(load(base)).rejects.toThrow('file: is neither http nor https');
});

test('five redirects are followed, the sixth is not', async () => {
  const base = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` });
    response.end('there');
  });
  expect((await load(`${base}/5`)).address).toBe(`${base}/0`);
  await expect(load(`${base}/6`)).rejects.toThrow('it redirects more than 5 times');
});

test.each([
  ['says that it is too large', (size: number) => ({ 'content-length': String(size) })],
  ['does not say its size', () => ({})],
])('a page that %s is not read to its end', async (_what, headers) => {
  const base = await serve((_request, response) => {
    response.writeHead(200, headers(20_000));
    response.end(Buffer.alloc(20_000, 'x'));
  });
  await expect(load(base)).rejects.toThrow('it is larger than 0.01 MB');
});

test('a page that is small only while it is packed is not unpacked to its end', async () => {
  const packed = gzipSync(Buffer.alloc(50_000_000));
  const base = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' }).end(packed);
  });
  expect(packed.length).toBeLessThan(100_000);
  await expect(load(base, undefined, { ...LIMITS, size: 1_000_000 })).rejects.toThrow(
    'it is larger than 1 MB',
  );
});

test.each([
  ['never answers', () => {}],
  ['answers drop by drop', (write: (chunk: string) => void) => write('x')],
])('a server that %s is given up', async (_what, begin) => {
  const base = await serve((_request, response) => begin((chunk) => response.write(chunk)));
  await expect(load(base, undefined, { ...LIMITS, time: 200 })).rejects.toThrow('it takes longer than 0.2 s');
});

test.each([['image/png'], ['video/mp4'], ['application/zip'], ['application/javascript']])(
  '%s is refused before its body is read',
  async (type) => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': type }).write('x');
    });
    await expect(load(base)).rejects.toThrow(`its content type is ${type}`);
  },
);

test('a status that is no success, and a server that is not there, are told', async () => {
  const base = await serve((_request, response) => response.writeHead(404).end());
  await expect(load(base)).rejects.toThrow('its server answers 404 Not Found');
  await expect(load('http://127.0.0.1:49151/')).rejects.toThrow('it cannot be reached: connect ECONNREFUSED');
});
