import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from './draft.ts';

/** Writes a new article into a knowledge folder and gives its path; never over a file, never outside the folder. */
export async function writeArticle(folder: string, id: string, content: string): Promise<string> {
  if (!/^[a-z0-9-]+$/.test(id))
    throw new ImportError(`"${id}" is not an id (small letters, digits and hyphens)`);
  const articles = path.join(folder, 'articles');
  const [root, target] = await Promise.all([realpath(folder), realpath(articles)]);
  if (!target.startsWith(root + path.sep))
    throw new ImportError(`${articles} is a link that leaves the knowledge folder`);
  const file = path.join(articles, `${id}.md`);
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new ImportError(`${file} is there already, and nothing is ever overwritten: give another --id`);
    }
    throw error;
  }
  return file;
}
