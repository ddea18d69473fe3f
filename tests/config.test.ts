import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { VARIABLES } from '../src/config.ts';

test('.env.example explains every variable that is read, and no other', async () => {
  const example = await readFile('.env.example', 'utf8');
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(VARIABLES.toSorted());
  expect(() => parseEnv(example)).not.toThrow();
});
