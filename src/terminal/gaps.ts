import { readFile } from 'node:fs/promises';
import { orderHits } from '../search/order.ts';
import type { Answer } from '../search/search.ts';
import { type Entry, entrySchema } from '../unanswered/entry.ts';
import { type Group, groupQuestions } from '../unanswered/group.ts';
import { toAnswerJson } from './json.ts';
import { loadSearch } from './load-search.ts';
import { printHit } from './print.ts';
import { createTypesetter, type TerminalContext, type Typesetter, toPrintable, write } from './terminal.ts';

/** Which log, and how it is shown. */
export interface GapOptions {
  /** As UNANSWERED_LOG writes it. */
  readonly log: string;
  /** So many groups are shown. */
  readonly top: number;
  readonly json: boolean;
}

/** Other wordings of a question that are shown. */
const MOST_VARIANTS = 3;

/** What people asked and got no sure answer to, the most frequent first, with what would be answered now. */
export async function gaps(folder: string, options: GapOptions, context: TerminalContext): Promise<number> {
  const { streams, today } = context;
  const { entries, faults } = await readLog(options.log);
  const groups = groupQuestions(entries);
  const search = await loadSearch(folder, context);
  const found = groups
    .slice(0, options.top)
    .map((group) => ({ group, answer: search.ask(group.question, today) }));
  const { stdout, stderr } = streams;
  for (const fault of faults) await write(stderr, `${toPrintable(fault)}\n`);
  if (options.json) {
    for (const { group, answer } of found) {
      await write(stdout, `${JSON.stringify({ ...group, now: toAnswerJson(answer, null) })}\n`);
    }
  } else {
    const set = await createTypesetter(stdout);
    const summary = `${entries.length} questions without a sure answer, ${groups.length} different ones.`;
    const blocks = found.map(({ group, answer }) => printGap(group, answer, set));
    await write(stdout, `${[...blocks, summary].join('\n\n')}\n`);
  }
  return faults.length === 0 ? 0 : 1;
}

/** The log and the older one beside it; a line that is none is told. */
async function readLog(file: string): Promise<{ entries: Entry[]; faults: string[] }> {
  const entries: Entry[] = [];
  const faults: string[] = [];
  const older = await readFile(`${file}.1`, 'utf8').catch(() => '');
  for (const [name, content] of [
    [`${file}.1`, older],
    [file, await readFile(file, 'utf8')],
  ] as const) {
    for (const [i, line] of content.split('\n').entries()) {
      if (line.trim() === '') continue;
      const entry = parseLine(line);
      if (entry) entries.push(entry);
      else faults.push(`${name}:${i + 1}: is no question that was kept`);
    }
  }
  return { entries, faults };
}

function parseLine(line: string): Entry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function printGap({ question, count, variants, last }: Group, answer: Answer, set: Typesetter): string {
  const words = { found: 'Answered now:', perhaps: 'Perhaps now:', nothing: 'Nothing now; the nearest:' };
  const [nearest] = orderHits(answer);
  return [
    `${set.style('bold', `${count} × ${toPrintable(question)}`)} ${set.style('dim', `(last ${last})`)}`,
    ...variants.slice(0, MOST_VARIANTS).map((variant) => set.wrap(`also: ${toPrintable(variant)}`, 2)),
    set.wrap(set.style(answer.confidence === 'found' ? 'green' : 'yellow', words[answer.confidence]), 2),
    ...(nearest ? [printHit(nearest, set)] : []),
  ].join('\n');
}
