import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { listsToSaid, putQuestions } from '../../src/evaluation/evaluate.ts';
import { parseQuestions, type Question } from '../../src/evaluation/questions.ts';
import { scoreOutcomes } from '../../src/evaluation/scores.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { searchedText } from '../../src/search/baseline.ts';
import { engines } from './engines.ts';
import { enlarge } from './large-knowledge.ts';
import { createLatency } from './report.ts';

/** One engine over so many passages, in a process of its own: prints its figures as JSON. */
const { engine, size, knowledge, questions, most, today } = z
  .object({
    engine: z.string(),
    size: z.number(),
    knowledge: z.string(),
    questions: z.array(z.string()),
    most: z.number(),
    today: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
/** Asked before the clock runs, so that the code is compiled. */
const WARM = 30;

const loaded = await loadKnowledge(knowledge);
const passages = enlarge(loaded, size);
const sets = await Promise.all(
  questions.map(async (file) => parseQuestions(await readFile(file, 'utf8'), file, loaded)),
);
const asked = sets
  .flat()
  .filter((question) => question.passages.length > 0)
  .slice(0, most);
const before = sizes();
const began = performance.now();
const build = engines[engine];
if (!build) throw new Error(`engine "${engine}" is none of ${Object.keys(engines).join(', ')}`);
// The others are given all that ours has to search.
const given =
  engine === 'Rapport'
    ? passages
    : passages.map((passage) => ({ ...passage, text: searchedText(passage), asked: [] }));
const find = await build(given, loaded, today);
const built = performance.now() - began;
const after = sizes();
// What a library keeps outside the heap shows in the process alone; what fits into old pages, in the heap alone.
const memory = Math.max(after.resident - before.resident, after.heap - before.heap);

const answers = new Map<Question, string[]>();
const latency = createLatency();
for (const { question } of asked.slice(0, WARM)) await find(question);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
for (const question of asked) {
  const start = performance.now();
  const places = await find(question.question);
  latency.record(performance.now() - start);
  answers.set(
    question,
    places.flatMap((place) => passages[place]?.id ?? []),
  );
  await nextTurn();
}
delay.disable();
const found = new Map(asked.map((question) => [question.question, answers.get(question) ?? []]));
const { hit1, mrr10 } = scoreOutcomes(
  putQuestions(
    asked,
    (question) => ({ ...listsToSaid([], []), passages: found.get(question) ?? [] }),
    () => performance.now(),
  ),
);
const figures = {
  passages: passages.length,
  questions: asked.length,
  hit1,
  mrr: mrr10,
  ...latency.read(),
  build: built / 1000,
  memory,
  delay: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
};
process.stdout.write(JSON.stringify(figures));
process.exit(0);

/** Megabytes, once the garbage is out. */
function sizes(): { resident: number; heap: number } {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / 1e6, heap: (heapUsed + external) / 1e6 };
}
