import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, parseEnvironment, VARIABLES } from '../src/environment.ts';

test('.env.example explains every variable that is read, and no other', async () => {
  const example = await readFile('.env.example', 'utf8');
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(VARIABLES.toSorted());
  expect(() => parseEnv(example)).not.toThrow();
});

const KEY = 'a'.repeat(64);

test.each<[string, Record<string, string>, RegExp]>([
  [
    'no port where only HTTP answers',
    { GATEWAY: 'off', DISCORD_PUBLIC_KEY: KEY },
    /^GATEWAY is off, and HTTP_PORT is not set/,
  ],
  [
    'no key where only HTTP answers',
    { GATEWAY: 'off', HTTP_PORT: '8081' },
    /^GATEWAY is off, and DISCORD_PUBLIC_KEY is not set/,
  ],
  ['a key without a port', { DISCORD_PUBLIC_KEY: KEY }, /^DISCORD_PUBLIC_KEY is set, and HTTP_PORT is not/],
  [
    'a key that is none',
    { HTTP_PORT: '8081', DISCORD_PUBLIC_KEY: 'abc' },
    /^DISCORD_PUBLIC_KEY is no public key/,
  ],
  ['a port that is none', { HTTP_PORT: '70000' }, /^HTTP_PORT is no port: at most 65535$/],
  [
    'one port for Discord and for metrics',
    { HTTP_PORT: '8081', METRICS_PORT: '8081' },
    /^METRICS_PORT is HTTP_PORT, which anybody may reach/,
  ],
  ['shards without their number', { SHARDS: '0-3' }, /^SHARDS is set, and SHARD_COUNT is no number/],
  [
    'shards of a number that may change',
    { SHARDS: '0', SHARD_COUNT: 'auto' },
    /^SHARDS is set, and SHARD_COUNT/,
  ],
  [
    'a shard beyond the last',
    { SHARDS: '0-16', SHARD_COUNT: '16' },
    /^SHARDS names shard 16, and SHARD_COUNT is 16: the last one is 15$/,
  ],
  ['a range that ends before it begins', { SHARDS: '3-0', SHARD_COUNT: '4' }, /^SHARDS has the range 3-0/],
  ['what is no list of shards', { SHARDS: '0;1', SHARD_COUNT: '4' }, /^SHARDS is no list of shards, such as/],
  ['no shards at all', { SHARD_COUNT: '0' }, /^SHARD_COUNT is neither auto nor a number of shards/],
  [
    'shards without a gateway',
    { GATEWAY: 'off', HTTP_PORT: '1', DISCORD_PUBLIC_KEY: KEY, SHARDS: '0', SHARD_COUNT: '2' },
    /^SHARDS is set, and GATEWAY is off/,
  ],
  [
    'a number of shards without a gateway',
    { GATEWAY: 'off', HTTP_PORT: '1', DISCORD_PUBLIC_KEY: KEY, SHARD_COUNT: '2' },
    /^SHARD_COUNT is set, and GATEWAY is off/,
  ],
  ['a gateway neither on nor off', { GATEWAY: 'maybe' }, /^GATEWAY is neither on nor off$/],
])('%s is refused by name', (_what, env, words) => {
  expect(() => parseEnvironment(env)).toThrow(ConfigError);
  expect(() => parseEnvironment(env)).toThrow(words);
});

test('a name with nothing behind it is as good as none', async () => {
  const example = parseEnv(await readFile('.env.example', 'utf8'));
  expect(parseEnvironment(example as NodeJS.ProcessEnv)).toEqual(parseEnvironment({}));
});

test.each([
  ['a range', '0-3', [0, 1, 2, 3]],
  ['a list', '0,2,5', [0, 2, 5]],
  ['both, in no order and twice', '4-5,0,4', [0, 4, 5]],
  ['one', '7', [7]],
])('SHARDS takes %s', (_what, list, shards) => {
  expect(parseEnvironment({ SHARDS: list, SHARD_COUNT: '16' })).toMatchObject({ shards, shardCount: 16 });
});
