import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { watchKnowledge } from '../../src/knowledge/watch.ts';
import { articleFile, createFolder } from '../folder.ts';

/** Watches a folder as the bot does; `next` resolves with the next thing that the watch says. */
async function watching(folder: string, isCurrent = async () => true) {
  const said: string[] = [];
  let wake = () => {};
  const watch = watchKnowledge({
    folder,
    load: () => loadKnowledge(folder),
    loaded: ({ passages }) => tell(passages.map(({ text }) => text).join(' | ')),
    failed: (error) => tell(`failed: ${error instanceof Error ? error.message.replace(folder, '') : error}`),
    isCurrent,
    signals: process,
  });
  function tell(what: string) {
    said.push(what);
    wake();
  }
  onTestFinished(() => watch.close());
  await watch.follow();
  return async () => {
    while (said.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return said.shift();
  };
}

test('a changed file brings a new value, a faulty one is told, and mending it brings the next', async () => {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'One.') });
  const next = await watching(folder);
  await writeFile(path.join(folder, 'articles/b.md'), articleFile('b', 'Two.'));
  expect(await next()).toBe('One. | Two.');
  await writeFile(path.join(folder, 'articles/b.md'), articleFile('c', 'Two.'));
  expect(await next()).toBe('failed: /articles/b.md:2: id: "c" is not the file\'s name "b"');
  // Editors save by renaming a finished file over the old one.
  await writeFile(path.join(folder, '.draft'), articleFile('b', 'Three.'));
  await rename(path.join(folder, '.draft'), path.join(folder, 'articles/b.md'));
  expect(await next()).toBe('One. | Three.');
});

test('SIGHUP loads again', async () => {
  const next = await watching(await createFolder({ 'articles/a.md': articleFile('a', 'One.') }));
  process.kill(process.pid, 'SIGHUP');
  expect(await next()).toBe('One.');
});

test('what changed before the files were watched is loaded', async () => {
  const folder = await createFolder({ 'articles/a.md': articleFile('a', 'One.') });
  const next = await watching(folder, async () => false);
  expect(await next()).toBe('One.');
});
