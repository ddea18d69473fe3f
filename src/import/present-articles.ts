import path from 'node:path';
import { parseArticle } from '../knowledge/article.ts';
import { listFiles, readText } from '../knowledge/files.ts';
import { createDuplicates, type Duplicates } from './duplicates.ts';

/** The articles of a knowledge folder, also those with faults: a gap that waits to be filled is in all the same. */
export async function loadPresentArticles(
  folder: string,
): Promise<{ ids: Set<string>; duplicates: Duplicates }> {
  const names = (await listFiles(path.join(folder, 'articles'), '.md', [])) ?? [];
  const duplicates = createDuplicates();
  const ids = new Set<string>();
  for (const name of names) {
    const file = path.join(folder, 'articles', name);
    const id = path.basename(name, '.md');
    ids.add(id);
    const content = await readText(folder, file, []);
    if (content === undefined) continue;
    const { url, texts } = parseArticle(content, id, file, []);
    duplicates.add(id, url, texts);
  }
  return { ids, duplicates };
}
