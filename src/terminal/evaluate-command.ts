import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { TerminalContext } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** How many misses are listed without a number. */
const WORST = 20;

interface EvaluateFlags {
  readonly events?: true;
  readonly seed: number;
  readonly typos: number;
  readonly distractors: number;
  readonly ablate?: true;
  readonly misses: number | true;
  readonly floors?: string;
  readonly json?: true;
  readonly knowledge?: string;
}

/** Adds the command that measures the search. */
export function addEvaluateCommand(
  program: Command,
  folderOf: (flags: { knowledge?: string }) => string | Promise<string>,
  context: TerminalContext,
  done: (code: number) => void,
): void {
  program
    .command('evaluate')
    .description(
      'Puts questions whose answers are known to the search, and to MiniSearch as it comes beside it.',
    )
    .argument(
      '[set...]',
      'files of questions (JSON Lines), or folders of them; one folder may have articles of its own beside them',
    )
    .option('--typos <number>', 'mistype so many of the rarest words of each question', parseAmount, 0)
    .option('--distractors <number>', 'search among so many made-up passages too', parseAmount, 0)
    .option('--ablate', 'switch each stage of the search off in turn')
    .option('--misses [number]', 'list so many of the worst misses (20)', parseAmount, 0)
    .option('--floors <file>', 'exit with 1 when a figure is below its floor in this YAML file')
    .option('--events', 'instead, ask for every event by its title, with a typing error, and by its date')
    .option('--seed <number>', 'of what is random: typing errors, made-up passages', parseAmount, 1)
    .option('--json', 'print one JSON object')
    .option('--knowledge <folder>', 'the knowledge folder, instead of KNOWLEDGE_DIR')
    .action(async (sets: string[], { events, ...options }: EvaluateFlags) => {
      if (events) {
        const { evaluateEvents } = await import('./evaluate-events.ts');
        return done(await evaluateEvents(await folderOf(options), options.seed, context));
      }
      const [first] = sets;
      if (first === undefined) throw new UsageError('evaluate what? Give a question set, or --events');
      const knowledge =
        options.knowledge ??
        (sets.length === 1 && (await hasArticles(first)) ? first : await folderOf(options));
      const { json, ablate, floors, misses } = options;
      const { evaluate } = await import('./evaluate.ts');
      done(
        await evaluate(
          {
            ...options,
            sets,
            knowledge,
            floors,
            json: json === true,
            ablate: ablate === true,
            misses: misses === true ? WORST : misses,
          },
          context,
        ),
      );
    });
}

function parseAmount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number from 0 to 999999.');
  return Number(text);
}

async function hasArticles(set: string): Promise<boolean> {
  const found = await stat(path.join(set, 'articles')).catch(() => undefined);
  return found?.isDirectory() === true;
}
