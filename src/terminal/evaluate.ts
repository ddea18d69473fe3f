import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ABLATIONS } from '../evaluation/ablation.ts';
import { makeDistractors } from '../evaluation/distractors.ts';
import { listsToSaid, type Outcome, putQuestions, toSaid } from '../evaluation/evaluate.ts';
import { type Floors, findFallen, parseFloors } from '../evaluation/floors.ts';
import { parseQuestions, type Question } from '../evaluation/questions.ts';
import { createRandom } from '../evaluation/random.ts';
import { toReport } from '../evaluation/report.ts';
import { createMistyper } from '../evaluation/typos.ts';
import { type Fault, KnowledgeError } from '../knowledge/fault.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createBaseline } from '../search/baseline.ts';
import { createSearch } from '../search/search.ts';
import type { Stages } from '../search/stages.ts';
import { printReport } from './evaluate-report.ts';
import { createProgress } from './progress.ts';
import { createTypesetter, type TerminalContext, write } from './terminal.ts';

/** What to measure: question sets, over a knowledge folder. */
export interface EvaluateOptions {
  /** Files of questions, and folders that hold some. */
  readonly sets: readonly string[];
  readonly knowledge: string;
  readonly json: boolean;
  /** How many words of each question are mistyped. */
  readonly typos: number;
  /** How many made-up passages stand among the real ones. */
  readonly distractors: number;
  /** Of what is random. */
  readonly seed: number;
  readonly ablate: boolean;
  /** How many of the worst misses are listed. */
  readonly misses: number;
  /** A file of the least that each set must reach. */
  readonly floors: string | undefined;
}

/** Puts question sets to the search and to MiniSearch as it comes, and prints both; 1 when a figure is below its floor. */
export async function evaluate(
  options: EvaluateOptions,
  { streams, now, today }: TerminalContext,
): Promise<number> {
  const began = now();
  const steps = (label: string) => createProgress(label, streams, now);
  const reading = steps('Reading');
  const real = await loadKnowledge(options.knowledge, reading.report);
  reading.stop();
  const floors = options.floors === undefined ? {} : await loadFloors(options.floors);
  const sets = await mistype(await loadSets(options.sets, real), real, options);
  const knowledge = withDistractors(real, options);
  const questions = [...sets.values()].flat();

  const ask = async (label: string, stages?: Stages) => {
    const indexing = steps('Indexing');
    const search = await createSearch(knowledge, indexing.report, stages);
    indexing.stop();
    const asking = steps(label);
    const outcomes = putQuestions(questions, (asked) => toSaid(search.ask(asked, today)), now, asking.report);
    asking.stop();
    return outcomes;
  };
  const ours = await ask('Asking');
  const ablated: Array<readonly [string, Outcome[]]> = [];
  for (const [name, stages] of options.ablate ? ABLATIONS : []) ablated.push([name, await ask(name, stages)]);
  const baseline = createBaseline(knowledge);
  const theirs = putQuestions(
    questions,
    (question) => {
      const { passages, events } = baseline(question);
      return listsToSaid(passages, events);
    },
    now,
  );

  const report = toReport(
    { sets: [...sets], ours, theirs, ablated },
    {
      passages: knowledge.passages.length,
      events: knowledge.events.length,
      misses: options.misses,
      seconds: (now() - began) / 1000,
    },
  );
  const fallen = findFallen(floors, new Map(report.groups.map(({ name, rapport }) => [name, rapport])));
  const text = options.json
    ? `${JSON.stringify({ ...report, fallen })}\n`
    : printReport(report, await createTypesetter(streams.stdout));
  await write(streams.stdout, text);
  await write(streams.stderr, fallen.map((told) => `${told}\n`).join(''));
  return fallen.length > 0 ? 1 : 0;
}

/** Each set by its name; a folder holds `questions.jsonl`, or several files that end in `.jsonl`. */
async function loadSets(paths: readonly string[], knowledge: Knowledge): Promise<Map<string, Question[]>> {
  const files = (await Promise.all(paths.map(findFiles))).flat();
  const sets = new Map<string, Question[]>();
  for (const file of files) {
    const name = path.basename(file, '.jsonl');
    sets.set(sets.has(name) ? file : name, parseQuestions(await readFile(file, 'utf8'), file, knowledge));
  }
  return sets;
}

async function findFiles(set: string): Promise<string[]> {
  if (!(await stat(set)).isDirectory()) return [set];
  const files = (await readdir(set)).filter((name) => name.endsWith('.jsonl')).sort();
  if (files.length === 0) throw new KnowledgeError([{ file: set, line: 1, message: 'holds no .jsonl file' }]);
  return files.map((name) => path.join(set, name));
}

async function loadFloors(file: string): Promise<Floors> {
  const faults: Fault[] = [];
  const floors = parseFloors(await readFile(file, 'utf8'), file, faults);
  if (faults.length > 0) throw new KnowledgeError(faults);
  return floors;
}

async function mistype(
  sets: ReadonlyMap<string, Question[]>,
  knowledge: Knowledge,
  { typos, seed }: EvaluateOptions,
): Promise<ReadonlyMap<string, Question[]>> {
  if (typos === 0) return sets;
  const mistyper = createMistyper(knowledge, createRandom(seed));
  return new Map(
    [...sets].map(([name, questions]) => [
      name,
      questions.map((asked) => ({ ...asked, question: mistyper(asked.question, typos) })),
    ]),
  );
}

function withDistractors(knowledge: Knowledge, { distractors, seed }: EvaluateOptions): Knowledge {
  const made = makeDistractors(knowledge, distractors, createRandom(seed));
  return { ...knowledge, passages: [...knowledge.passages, ...made] };
}
