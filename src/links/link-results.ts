import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { addDays, type Day } from '../calendar/date.ts';
import { type Checked, checkedSchema } from './link.ts';

/** Days for which a verdict stands. */
const FRESH = 7;

const schema = z.record(z.string(), checkedSchema);

/** The file of earlier results is not what it should be; the message says what to do. */
export class LinkResultsError extends Error {
  override readonly name = 'LinkResultsError';
}

/** Verdicts by address, kept in a file from run to run. */
export type LinkResults = Map<string, Checked>;

/** Earlier results; none where there is no file yet. */
export async function loadLinkResults(file: string): Promise<LinkResults> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const [issue] = parsed.error.issues;
  const what = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  throw new LinkResultsError(`${file}: not the results of an earlier run (${what}): delete it to begin anew`);
}

/** Writes the results beside and renames, so that a file that is cut short never stands there. */
export async function saveLinkResults(file: string, results: LinkResults): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const sorted = [...results].sort(([a], [b]) => (a < b ? -1 : 1));
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  await rename(beside, file);
}

/** Does a verdict of this week stand? Trouble may have passed by the next look. */
export function isFresh(checked: Checked | undefined, today: Day): boolean {
  if (checked === undefined || checked.state === 'trouble') return false;
  return checked.checked <= today && addDays(checked.checked, FRESH) > today;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
