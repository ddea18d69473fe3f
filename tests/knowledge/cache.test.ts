import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCached } from '../../src/knowledge/cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFile, createFolder } from '../folder.ts';

async function setUp() {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'One.') });
  const directory = path.join(await createFolder({}), 'cache');
  let loads = 0;
  const load = () => {
    loads++;
    return loadKnowledge(folder);
  };
  return { folder, directory, ask: () => loadCached(folder, directory, load), loads: () => loads };
}

test('what was loaded once is the same the next time, frozen, and not loaded again', async () => {
  const { ask, loads, directory } = await setUp();
  const first = await ask();
  const second = await ask();
  expect(second).toEqual(first);
  expect(Object.isFrozen(second.passages[0]?.sources[0])).toBe(true);
  expect(loads()).toBe(1);
  expect(await readdir(directory)).toHaveLength(1);
});

test('a changed or a new file means loading again, and only the newest is kept', async () => {
  const { ask, loads, folder, directory } = await setUp();
  await ask();
  await writeFile(path.join(folder, 'articles/a.md'), articleFile('a', 'Two.'));
  expect((await ask()).passages[0]?.text).toBe('Two.');
  await writeFile(path.join(folder, 'articles/b.md'), articleFile('b', 'Three.'));
  expect((await ask()).passages).toHaveLength(2);
  expect(loads()).toBe(3);
  expect(await readdir(directory)).toHaveLength(1);
});

test('a damaged file is replaced, and a fault is told as if there were no cache', async () => {
  const { ask, loads, folder, directory } = await setUp();
  await ask();
  const [name = ''] = await readdir(directory);
  await writeFile(path.join(directory, name), 'broken');
  expect((await ask()).passages[0]?.text).toBe('One.');
  expect(loads()).toBe(2);
  await writeFile(path.join(folder, 'articles/a.md'), articleFile('b', 'One.'));
  await expect(ask()).rejects.toThrow("is not the file's name");
});
