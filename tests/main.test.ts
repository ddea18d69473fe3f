import { expect, test } from 'vitest';
import { furnish, startStandin } from './playground/bot.ts';
import { startProcess } from './process.ts';
import { shown } from './transport/shown.ts';

test('the process logs in, answers, and leaves within ten seconds of SIGTERM without its token in the log', async () => {
  const standin = await startStandin();
  const bot = startProcess({ DISCORD_TOKEN: standin.token, DISCORD_API_URL: standin.apiUrl });
  await bot.says('ready to answer');
  const { message } = await standin.asMember(furnish(standin)).command('ask', { question: 'helicopters' });
  expect(shown(message)).toContain('Mi-35M');
  expect(await bot.leave()).toBe(0);
  expect(bot.printed()).not.toContain(standin.token);
});

test.each([
  ['all shards that Discord advises', { SHARD_COUNT: 'auto' }, [0, 1], 2],
  ['one', { SHARD_COUNT: '1' }, [0], 1],
  ['some of those of all processes', { SHARDS: '1-2', SHARD_COUNT: '4' }, [1, 2], 4],
])('the process runs %s', async (_what, env, shards, of) => {
  const standin = await startStandin({ shards: 2, maxConcurrency: 16 });
  const bot = startProcess({ DISCORD_TOKEN: standin.token, DISCORD_API_URL: standin.apiUrl, ...env });
  await bot.says('logged in');
  expect(JSON.parse(bot.printed().match(/.*"logged in".*/)?.[0] ?? '{}')).toMatchObject({ shards, of });
  expect(standin.gateway.connected).toBe(shards.length);
});

test('too few session starts left stop the start with a sentence, before any is used', async () => {
  const standin = await startStandin({ sessionStarts: 100 });
  const bot = startProcess({ DISCORD_TOKEN: standin.token, DISCORD_API_URL: standin.apiUrl });
  expect((await bot.ended)[0]).toBe(78);
  expect(bot.printed()).toContain('Discord allows 100 more session starts of 1000 until ');
  expect(standin.gateway.identifies).toBe(0);
});

test.each([
  ['production without a token', { NODE_ENV: 'production' }, 'DISCORD_TOKEN is not set'],
  ['a port that is none', { PORT: 'eighty' }, 'PORT'],
  ['a level that is none', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ['a database of another kind', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [
    'a database that is not there',
    { DISCORD_TOKEN: 'x', DATABASE_URL: 'postgres://u:secret@127.0.0.1:9/x' },
    'DATABASE_URL: PostgreSQL',
  ],
  ['an address that is none', { DISCORD_API_URL: 'discord' }, 'DISCORD_API_URL is no address'],
  ['no gateway and no port', { DISCORD_TOKEN: 'x', GATEWAY: 'off' }, 'GATEWAY is off'],
  [
    'a port that another program has',
    { DISCORD_TOKEN: 'x', HTTP_PORT: '1', HOST: '192.0.2.1' },
    'HTTP_PORT: 192.0.2.1:1 cannot be listened on',
  ],
  ['a token that is none', { DISCORD_TOKEN: 'one two' }, 'DISCORD_TOKEN holds what no token holds'],
  ['an API that is not there', { DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:9/api' }, ''],
])('%s stops the start with a sentence and exit code 78', async (_what, env, words) => {
  const bot = startProcess(env);
  expect((await bot.ended)[0]).toBe(78);
  expect(bot.printed().trim()).not.toBe('');
  expect(bot.printed()).toContain(words);
  expect(bot.printed()).not.toMatch(/\n\s+at /);
});

test('without a gateway the process answers over HTTP, and leaves at SIGTERM', async () => {
  const standin = await startStandin();
  const bot = startProcess({
    DISCORD_TOKEN: standin.token,
    DISCORD_API_URL: standin.apiUrl,
    GATEWAY: 'off',
    HTTP_PORT: '0',
    DISCORD_PUBLIC_KEY: standin.endpoint.publicKey,
  });
  await bot.says('ready to answer');
  const { url } = JSON.parse(bot.printed().match(/.*"HTTP listens".*/)?.[0] ?? '{}');
  await standin.endpoint.set(`${url}/interactions`);
  const { message } = await standin.asMember(furnish(standin)).command('ask', { question: 'helicopters' });
  expect(shown(message)).toContain('Mi-35M');
  expect(standin.gateway.identifies).toBe(0);
  expect(await bot.leave()).toBe(0);
});

test('a wrong token is told in a sentence', async () => {
  const standin = await startStandin();
  const bot = startProcess({ DISCORD_TOKEN: 'not.the.token', DISCORD_API_URL: standin.apiUrl });
  expect((await bot.ended)[0]).toBe(78);
  expect(bot.printed()).toContain('DISCORD_TOKEN is refused by Discord');
  expect(bot.printed()).not.toContain('not.the.token');
});

test('without a token a playground opens, and says where', async () => {
  const bot = startProcess({ PORT: '0' });
  await bot.says('Open http://127.0.0.1:');
  expect(bot.printed()).toContain('No DISCORD_TOKEN is set');
  expect(await bot.leave()).toBe(0);
});
