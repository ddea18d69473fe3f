import { createHash } from 'node:crypto';
import { romanise } from '../search/transliterate.ts';

const LONGEST = 60;
/** Passages of facts are called facts#…: no article may be called so. */
const RESERVED = new Set(['facts']);

/** An id made of a title's words, in Latin letters, that no other article has. */
export function toArticleId(title: string | undefined, text: string, taken: ReadonlySet<string>): string {
  const words = (title ?? '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = '';
  for (const word of words.map(toLatin).filter(Boolean)) {
    if (name.length + word.length >= LONGEST) break;
    name += name === '' ? word : `-${word}`;
  }
  // A title in another script: the text itself gives the name, the same whenever it is imported.
  const own = name || `article-${createHash('sha256').update(text).digest('hex').slice(0, 10)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? own : `${own}-${number}`;
    if (!taken.has(id) && !RESERVED.has(id)) return id;
  }
}

function toLatin(word: string): string {
  const latin = romanise(word)[0] ?? word;
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
