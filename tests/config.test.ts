import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig, VARIABLES } from '../src/config.ts';

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
  ['a gateway neither on nor off', { GATEWAY: 'maybe' }, /^GATEWAY is neither on nor off$/],
])('%s is refused by name', (_what, env, words) => {
  expect(() => loadConfig(env)).toThrow(ConfigError);
  expect(() => loadConfig(env)).toThrow(words);
});

test('a name with nothing behind it is as good as none', async () => {
  const example = parseEnv(await readFile('.env.example', 'utf8'));
  expect(loadConfig(example as NodeJS.ProcessEnv)).toEqual(loadConfig({}));
});
