import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runScript } from './children.ts';
import { engines } from './engines.ts';
import type { BenchOptions } from './options.ts';
import type { Section } from './report.ts';

const figures = z.object({
  passages: z.number(),
  questions: z.number().positive(),
  hit1: z.number(),
  mrr: z.number(),
  p50: z.number(),
  p99: z.number(),
  build: z.number(),
  memory: z.number(),
  delay: z.object({ p99: z.number(), max: z.number() }),
});
type Figures = z.infer<typeof figures>;

/** These are asked at up to this many passages only. */
const SMALL = { Orama: 10_000, FlexSearch: 10_000, lunr: 10_000 } as Readonly<Record<string, number>>;

/** Every engine on the same questions over the same passages, the right ones among more and more that are not. */
export async function benchSearch(options: BenchOptions): Promise<Section[]> {
  const sections: Section[] = [];
  for (const size of options.quick ? [1000] : [1000, 10_000, 100_000]) {
    const names = Object.keys(engines).filter((name) => size <= (SMALL[name] ?? size));
    const measured: [string, Figures][] = [];
    for (const engine of names) {
      options.progress(`search: ${engine}, ${size} passages`);
      const args = { engine, size, ...(await questionsOf(options)), today: options.today };
      measured.push([engine, figures.parse(await runScript('search-one.ts', args))]);
    }
    sections.push(toSection(size, new Map(measured)));
  }
  return sections;
}

async function questionsOf({ set, quick }: BenchOptions) {
  const most = quick ? 60 : 1000;
  if (set === undefined) {
    // Both halves: of the few hundred questions of one half the two slowest would be all that p99 tells of.
    const halves = ['tuning', 'reported'].map((half) => `tests/answers/en-${half}.jsonl`);
    return { knowledge: 'knowledge', questions: halves, most };
  }
  const file = join(set, 'questions.jsonl');
  await stat(file);
  return { knowledge: set, questions: [file], most };
}

function toSection(size: number, measured: ReadonlyMap<string, Figures>): Section {
  const ours = measured.get('Rapport');
  const plain = measured.get('MiniSearch as it comes');
  const tokens = measured.get('MiniSearch on our tokens');
  if (!ours || !plain || !tokens) throw new Error('search: an engine is missing');
  if (ours.hit1 < 0.5)
    throw new Error(`search: the right passage is first for ${ours.hit1} of the questions only`);
  const others = [...measured].filter(([name]) => name !== 'Rapport').map(([, one]) => one);
  return {
    title: `Search, ${ours.passages} passages, ${ours.questions} questions`,
    columns: [
      '',
      'hit@1',
      'MRR@10',
      'p50 ms',
      'p99 ms',
      'p50 to plain MiniSearch',
      'build s',
      'memory MB',
      'event loop p99 ms',
    ],
    rows: [...measured].map(([name, one]) => [
      name,
      one.hit1.toFixed(3),
      one.mrr.toFixed(3),
      one.p50,
      one.p99,
      one.p50 / plain.p50,
      one.build,
      one.memory,
      one.delay.p99,
    ]),
    goals: [
      {
        what: 'the best other hit@1 to ours',
        limit: 1,
        reached: Math.max(...others.map((one) => one.hit1)) / ours.hit1,
      },
      ...(size === 10_000
        ? [
            { what: 'our p50 to that of MiniSearch as it comes', limit: 1, reached: ours.p50 / plain.p50 },
            { what: 'our p50 to that of MiniSearch on our tokens', limit: 6, reached: ours.p50 / tokens.p50 },
          ]
        : []),
      ...(size === 100_000 ? [{ what: 'our p99 in milliseconds', limit: 100, reached: ours.p99 }] : []),
    ],
  };
}
