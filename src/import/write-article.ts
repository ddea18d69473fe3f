import { mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from './draft.ts';

/** Makes sure that articles can be written into a knowledge folder, before any source is read. */
export async function checkFolder(folder: string): Promise<void> {
  const status = await stat(folder).catch(() => undefined);
  if (!status?.isDirectory())
    throw new ImportError(`${folder} is no folder: --knowledge names the knowledge`);
  await mkdir(path.join(folder, 'articles'), { recursive: true });
  await checkArticles(folder);
}

/** Writes a new article into a knowledge folder; never over a file, never outside the folder. */
export async function writeArticle(folder: string, id: string, content: string): Promise<void> {
  if (!/^[a-z0-9-]+$/.test(id)) {
    throw new ImportError(`"${id}" is not an id (small letters, digits and hyphens)`);
  }
  await checkArticles(folder);
  const file = path.join(folder, 'articles', `${id}.md`);
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new ImportError(`${file} is there already, and nothing is ever overwritten: give another --id`);
    }
    throw error;
  }
}

async function checkArticles(folder: string): Promise<void> {
  const articles = path.join(folder, 'articles');
  const [root, target] = await Promise.all([realpath(folder), realpath(articles)]);
  if (target.startsWith(root + path.sep)) return;
  throw new ImportError(`${articles} is a link that leaves the knowledge folder`);
}
