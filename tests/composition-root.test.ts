import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every source file of the product, by its path, without the playground's own. */
async function sources(): Promise<Map<string, string>> {
  const folders = ['src', 'commands'];
  const names = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  );
  const files = names.flat().filter((name) => /\.[jt]s$/.test(name) && !name.startsWith('src/playground/'));
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const)),
  );
}

/** What a file imports, as paths from the root. */
function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import\(|import)\s*'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => relative(root, resolve(root, file, '..', path)));
}

async function filesWith(pattern: RegExp): Promise<string[]> {
  return [...(await sources())]
    .filter(([, text]) => pattern.test(text))
    .map(([name]) => name)
    .toSorted();
}

test('only the composition root knows the playground, and it takes no more of it than its door', async () => {
  const known = [...(await sources())].flatMap(([file, text]) =>
    importsOf(file, text)
      .filter((path) => path.startsWith('src/playground/'))
      .map((path) => `${file} -> ${path}`),
  );
  expect(known).toEqual(['src/main.ts -> src/playground/playground.ts']);
});

test('nothing else asks whether there is a token, or where the bot runs', async () => {
  expect(await filesWith(/config\.token/)).toEqual(['src/main.ts']);
  expect(await filesWith(/isProduction/)).toEqual(['src/environment.ts', 'src/main.ts']);
});

test('the time comes as a parameter: only the doors read the machine’s clock', async () => {
  const reading = await filesWith(/Date\.now\(|new Date\(\)|Temporal\.Now/);
  // How long a file has lain unused is the disk's time.
  expect(reading.filter((file) => file !== 'src/knowledge/cache.ts')).toEqual(['src/cli.ts', 'src/main.ts']);
});
