import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startStandin } from './bot.ts';

const foreign = [
  ['a foreign page', { origin: 'https://evil.example' }],
  ['a page in a sandbox', { origin: 'null' }],
  ['a name that an attacker’s DNS points here', { host: 'evil.example' }],
] as const;

/** The status; fetch sets Host and Origin itself, so that forged ones need the plain client. */
function ask(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers })
      .on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
      .on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode);
      })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['the bot’s client', {}, 200, 101] as const,
  ...foreign.map((row) => [...row, 403, 401] as const),
])('from %s (%o) the API answers with %i, and the gateway with %i', async (_who, headers, api, gateway) => {
  const standin = await startStandin();
  const authorization = `Bot ${standin.token}`;
  expect(await ask(`${standin.apiUrl}/v10/gateway/bot`, { authorization, ...headers })).toBe(api);
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
  };
  const address = standin.apiUrl.replace(/\/api$/, '/gateway?v=10');
  expect(await ask(address, { ...upgrade, ...headers })).toBe(gateway);
});

test('each stand-in has a token of its own that nobody can guess', async () => {
  const tokens = await Promise.all([startStandin(), startStandin()].map(async (one) => (await one).token));
  expect(new Set(tokens.map((token) => token.split('.').at(-1))).size).toBe(2);
});
