import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { type Config, ConfigError } from '../config.ts';
import { KnowledgeError } from '../knowledge/fault.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createSearch } from '../search/search.ts';
import { askBatch, askOnce } from './ask.ts';
import { check } from './check.ts';
import { evaluate } from './evaluate.ts';
import { createProgress } from './progress.ts';
import { type Streams, toPrintable, write } from './terminal.ts';

/** The exit codes that scripts may rely on. */
export const EXIT = { fine: 0, input: 1, usage: 2, configuration: 78 } as const;

/** Everything that a terminal command takes from outside. */
export interface TerminalContext {
  readonly streams: Streams;
  readonly config: () => Config;
  /** Milliseconds from some fixed moment. */
  readonly now: () => number;
}

/** Runs one terminal command, `argv` without the program's name, and gives the exit code. */
export async function runTerminal(argv: readonly string[], context: TerminalContext): Promise<number> {
  const { streams } = context;
  let code: number = EXIT.fine;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (error instanceof UsageError) {
      await write(streams.stderr, `error: ${error.message}\n`);
      return EXIT.usage;
    }
    if (error instanceof KnowledgeError || isFileError(error)) {
      await write(streams.stderr, `${error.message.split('\n').map(toPrintable).join('\n')}\n`);
      return EXIT.input;
    }
    if (error instanceof ConfigError) {
      await write(streams.stderr, `${error.message}\n`);
      return EXIT.configuration;
    }
    throw error;
  }
}

class UsageError extends Error {}

function createProgram({ streams, config, now }: TerminalContext, done: (code: number) => void): Command {
  const program = new Command('npm run')
    .description('Rapport in the terminal. Everything after -- goes to the command.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      getOutHasColors: () => streams.stdout.isTTY === true,
      getErrHasColors: () => streams.stderr.isTTY === true,
    });
  const knowledgeOption = ['--knowledge <folder>', 'the knowledge folder, instead of KNOWLEDGE_DIR'] as const;
  const folderOf = ({ knowledge }: { knowledge?: string }) => knowledge ?? config().knowledgeDir;

  program
    .command('ask')
    .description('Answers a question with the sentences that answer it and where they come from.')
    .argument('[question...]', 'the question')
    .option('--json', 'print one JSON object')
    .option('--batch', 'answer JSON Lines {"id","question"} from standard input')
    .option(...knowledgeOption)
    .action(async (words: string[], options: { json?: true; batch?: true; knowledge?: string }) => {
      const question = words.join(' ');
      if (options.batch && question)
        throw new UsageError('--batch reads its questions from standard input; leave out the question');
      if (!options.batch && !question.trim())
        throw new UsageError('ask what? Give a question: npm run --silent ask -- "question"');
      const progress = createProgress('Indexing', streams, now);
      const search = await createSearch(await loadKnowledge(folderOf(options)), progress.report);
      progress.stop();
      done(
        options.batch
          ? await askBatch(search, streams)
          : await askOnce(search, question, options.json === true, streams),
      );
    });

  program
    .command('check')
    .description('Names everything that is wrong in the knowledge folder, file:line, in one run.')
    .option(...knowledgeOption)
    .action(async (options: { knowledge?: string }) => done(await check(folderOf(options), streams, now)));

  program
    .command('evaluate')
    .description(
      'Puts questions whose answers are known to the search, and to MiniSearch as it comes beside it.',
    )
    .argument(
      '<set>',
      'a file of questions (JSON Lines), or a folder with questions.jsonl and articles of its own',
    )
    .option('--json', 'print one JSON object')
    .option(...knowledgeOption)
    .action(async (set: string, options: { json?: true; knowledge?: string }) => {
      const knowledge = options.knowledge ?? ((await hasArticles(set)) ? set : folderOf(options));
      done(await evaluate({ set, knowledge, json: options.json === true }, streams, now));
    });

  return program;
}

async function hasArticles(set: string): Promise<boolean> {
  const found = await stat(path.join(set, 'articles')).catch(() => undefined);
  return found?.isDirectory() === true;
}

/** A file that the caller named and that cannot be read. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'path' in error;
}
