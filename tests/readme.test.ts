import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the README opens with two pictures, each with a description and under 200 kB', async () => {
  const readme = await readFile('README.md', 'utf8');
  const opening = readme.slice(0, readme.indexOf('\n## '));
  const pictures = [...opening.matchAll(/<img src="([^"]+)" width="\d+%" alt="[^"]{20,}"/g)];
  expect(pictures).toHaveLength(2);
  for (const [, path = ''] of pictures) {
    const { size } = await stat(path);
    expect.soft(size, path).toBeLessThan(200 * 1024);
  }
});
