import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../src/environment.ts';

const dockerfile = await readFile('Dockerfile', 'utf8');
const lines = (command: string) =>
  dockerfile
    .split('\n')
    .flatMap((line) => (line.startsWith(`${command} `) ? [line.slice(command.length + 1)] : []));

test('the image starts what npm start starts', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
  const words: string[] = JSON.parse(lines('CMD').at(-1) ?? '[]');
  expect(`exec ${words.join(' ')}`).toBe(scripts.start.replace(' --env-file-if-exists=.env', ''));
});

test('what the image copies is there, and .dockerignore lets it through, but no secrets', async () => {
  const ignored = (await readFile('.dockerignore', 'utf8')).split('\n');
  const copied = lines('COPY').flatMap((line) => line.split(' ').slice(0, -1));
  for (const name of copied) await stat(name);
  const passed = ignored.flatMap((line) => (line.startsWith('!') ? line.slice(1) : []));
  expect(copied.toSorted()).toEqual(passed.toSorted());
  expect(ignored).toContain('*');
});

test('the image runs as nobody in particular, and compose sets variables that there are', async () => {
  expect(lines('USER')).toEqual(['node']);
  const { services } = parse(await readFile('compose.yaml', 'utf8'));
  expect(VARIABLES).toEqual(expect.arrayContaining(Object.keys(services.bot.environment)));
  const set = lines('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name]) => name));
  expect(VARIABLES).toEqual(expect.arrayContaining(set));
});
