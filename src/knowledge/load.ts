import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArticle } from './article.ts';
import { type Fault, KnowledgeError, sortFaults } from './fault.ts';
import type { Article, Knowledge } from './knowledge.ts';

/** The largest file that is read, in bytes: an article, not an archive. */
export const LARGEST_FILE = 5_000_000;

/** What a look at a knowledge folder gave: the knowledge if nothing is wrong, every fault, and remarks that refuse nothing. */
export interface Inspection {
  readonly knowledge: Knowledge | undefined;
  readonly faults: readonly Fault[];
  readonly notes: readonly Fault[];
}

/** Called after each file, for a progress bar. */
export type Progress = (done: number, total: number) => void;

/** Reads a knowledge folder into one immutable value; throws a KnowledgeError that lists every fault. */
export async function loadKnowledge(folder: string, progress?: Progress): Promise<Knowledge> {
  const { knowledge, faults } = await inspectKnowledge(folder, progress);
  if (!knowledge) throw new KnowledgeError(faults);
  return knowledge;
}

/** Reads a knowledge folder and tells everything that is wrong with it, in one run. */
export async function inspectKnowledge(folder: string, progress?: Progress): Promise<Inspection> {
  const faults: Fault[] = [];
  const notes: Fault[] = [];
  const articles: Article[] = [];
  const named: Named[] = [];
  const hash = createHash('sha256');
  const names = await listArticles(folder, faults, notes);
  for (const [i, name] of names.entries()) {
    const file = path.join(folder, 'articles', name);
    const content = await readText(folder, file, faults);
    if (content !== undefined) {
      hash.update(`${name}\0${content}\0`);
      const { article, declared } = parseArticle(content, path.basename(name, '.md'), file, faults);
      if (article) articles.push(article);
      if (declared) named.push({ ...declared, name });
    }
    progress?.(i + 1, names.length);
  }
  faults.push(...findDuplicates(folder, named));
  if (faults.length > 0)
    return { knowledge: undefined, faults: sortFaults(faults), notes: sortFaults(notes) };
  const knowledge = freeze({
    version: hash.digest('hex').slice(0, 12),
    articles,
    passages: articles.flatMap((article) => article.passages),
  });
  return { knowledge, faults: [], notes: sortFaults(notes) };
}

/** An id, and the file in articles/ that gives it to itself. */
interface Named {
  readonly id: string;
  readonly line: number;
  readonly name: string;
}

/** Two files of one id: told of the one that is not called so. */
function findDuplicates(folder: string, named: readonly Named[]): Fault[] {
  const byId = Map.groupBy(named, ({ id }) => id);
  return named.flatMap(({ id, line, name }) => {
    const other = byId.get(id)?.find((candidate) => candidate.name !== name);
    if (!other || name === `${id}.md`) return [];
    const message = `id: "${id}" is the id of articles/${other.name} too`;
    return [{ file: path.join(folder, 'articles', name), line, message }];
  });
}

async function listArticles(folder: string, faults: Fault[], notes: Fault[]): Promise<string[]> {
  const directory = path.join(folder, 'articles');
  let entries: string[];
  try {
    entries = await readdir(directory);
  } catch (error) {
    faults.push({ file: directory, line: 1, message: `the folder cannot be read: ${reasonOf(error)}` });
    return [];
  }
  // Editors and operating systems leave hidden files everywhere.
  const visible = entries.filter((name) => !name.startsWith('.')).sort();
  for (const name of visible.filter((name) => !name.endsWith('.md'))) {
    notes.push({
      file: path.join(directory, name),
      line: 1,
      message: 'not read: an article is a file that ends in .md',
    });
  }
  const names = visible.filter((name) => name.endsWith('.md'));
  if (names.length === 0) {
    faults.push({
      file: directory,
      line: 1,
      message: 'the folder holds no article (a file that ends in .md)',
    });
  }
  return names;
}

/** A file's text; one that is a link out of the folder, too large, or not UTF-8 is a fault. */
async function readText(folder: string, file: string, faults: Fault[]): Promise<string | undefined> {
  const report = (line: number, message: string) => {
    faults.push({ file, line, message });
    return undefined;
  };
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(file)]);
    if (!target.startsWith(root + path.sep)) {
      return report(1, 'is a link that leaves the knowledge folder');
    }
    const status = await stat(target);
    if (!status.isFile()) return report(1, 'is not a file');
    if (status.size > LARGEST_FILE)
      return report(1, `is too large: ${status.size} bytes, at most ${LARGEST_FILE}`);
    const bytes = await readFile(target);
    if (isUtf8(bytes)) return bytes.toString('utf8');
    return report(firstBrokenLine(bytes), 'is not UTF-8 text');
  } catch (error) {
    return report(1, `cannot be read: ${reasonOf(error)}`);
  }
}

/** The first line, from 1, whose bytes are not UTF-8: no character of UTF-8 but the line end has the byte 0x0A. */
function firstBrokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next === -1 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
