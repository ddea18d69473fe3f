import path from 'node:path';

/** What a library depends on beside its knowledge: the code that makes it and the libraries' versions. */
const MADE_BY = ['../knowledge', '../calendar', '../search', '../../package.json', '../../package-lock.json'];

/** The files and folders from which a folder's prepared library is made. */
export function rootsOf(folder: string): string[] {
  return [...MADE_BY.map((place) => path.join(import.meta.dirname, place)), folder];
}
