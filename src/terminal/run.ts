import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { yearOf } from '../calendar/date.ts';
import { KnowledgeError } from '../knowledge/fault.ts';
import { addEvaluateCommand } from './evaluate-command.ts';
import { addKeeperCommands } from './keeper-commands.ts';
import { type TerminalContext, toPrintable, write } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The exit codes that scripts may rely on. */
const EXIT = { fine: 0, input: 1, usage: 2, configuration: 78 } as const;

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
    if (error instanceof Error && (await isInputError(error))) {
      await write(streams.stderr, `${error.message.split('\n').map(toPrintable).join('\n')}\n`);
      return EXIT.input;
    }
    const { ConfigError } = await import('../environment.ts');
    if (error instanceof ConfigError) {
      await write(streams.stderr, `${error.message}\n`);
      return EXIT.configuration;
    }
    throw error;
  }
}

function createProgram(context: TerminalContext, done: (code: number) => void): Command {
  const { streams } = context;
  // Each command is loaded when it is called: libraries cost more time than most of them need for their work.
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
  const folderOf = ({ knowledge }: { knowledge?: string }) => knowledge ?? context.knowledgeDir();

  program
    .command('ask')
    .description('Answers a question with the sentences that answer it and where they come from.')
    .argument('[question...]', 'the question')
    .option('--json', 'print one JSON object')
    .option('--batch', 'answer JSON Lines {"id","question"} from standard input')
    .option(...knowledgeOption)
    .action(async (words: string[], options: QueryOptions) => {
      const question = oneOrBatch(
        words,
        options,
        'ask what? Give a question: npm run --silent ask -- "question"',
      );
      const { ask } = await import('./ask.ts');
      done(await ask(await folderOf(options), { question, ...modes(options) }, context));
    });

  program
    .command('event')
    .description('Finds events by a date, a name or a question; best first.')
    .argument('[query...]', 'a date (1 May 1948, 01.05.1948, May 1948, 1948), a name or a question')
    .option('--json', 'print one JSON object')
    .option('--batch', 'answer JSON Lines {"id","query"} from standard input')
    .option(...knowledgeOption)
    .action(async (words: string[], options: QueryOptions) => {
      const query = oneOrBatch(
        words,
        options,
        'which event? Give a date or a name: npm run --silent event -- "1 May 1948"',
      );
      const { event } = await import('./event.ts');
      done(await event(await folderOf(options), { query, ...modes(options) }, context));
    });

  program
    .command('onthisday')
    .description('What is remembered on a day of the year; without a day, today.')
    .argument('[day...]', 'a day, such as 05-01 or "1 May"')
    .option('--json', 'print one JSON object')
    .option('--year <year>', 'count the years to this one, not to the present', parseYear)
    .option(...knowledgeOption)
    .action(async (words: string[], options: { json?: true; year?: number; knowledge?: string }) => {
      const { findMonthDays } = await import('../calendar/month-day.ts');
      const { formatMonthDay } = await import('../calendar/format.ts');
      const { onThisDay } = await import('./onthisday.ts');
      const typed = words.join(' ');
      const [day, other] = typed === '' ? [context.today.slice(5)] : findMonthDays(typed, context.today);
      if (day === undefined)
        throw new UsageError(`"${typed}" is not a day of the year, such as 05-01 or "1 May"`);
      if (other !== undefined) {
        const [one, two] = [formatMonthDay(day, 'en'), formatMonthDay(other, 'en')];
        throw new UsageError(`"${typed}" may be ${one} or ${two}: write ${day} or ${other}`);
      }
      const year = options.year ?? yearOf(context.today);
      done(await onThisDay(await folderOf(options), { day, year, json: options.json === true }, context));
    });

  program
    .command('coverage')
    .description(
      'How many anniversaries each day of the year has, and how many events each decade and topic.',
    )
    .option(...knowledgeOption)
    .action(async (options: { knowledge?: string }) => {
      const { coverage } = await import('./coverage.ts');
      done(await coverage(await folderOf(options), context));
    });

  program
    .command('gaps')
    .description('What people asked without a sure answer, the same ones together, and what is answered now.')
    .option('--log <file>', 'the log of such questions, instead of UNANSWERED_LOG')
    .option('--top <number>', 'show so many', parseCount, 20)
    .option('--json', 'print one JSON object a line')
    .option(...knowledgeOption)
    .action(async (options: { log?: string; top: number; json?: true; knowledge?: string }) => {
      const log = options.log ?? (await context.config()).unansweredLog;
      if (log === undefined) throw new UsageError('which log? Set UNANSWERED_LOG, or give --log FILE');
      const { gaps } = await import('./gaps.ts');
      done(
        await gaps(await folderOf(options), { log, top: options.top, json: options.json === true }, context),
      );
    });

  program
    .command('check')
    .description('Names everything that is wrong in the knowledge folder, file:line, in one run.')
    .option(...knowledgeOption)
    .action(async (options: { knowledge?: string }) => {
      const { check } = await import('./check.ts');
      done(await check(await folderOf(options), context));
    });

  addKeeperCommands(program, folderOf, context, done);

  program
    .command('export')
    .description('Prints what is known in a form for other programs.')
    .requiredOption('--ics', 'the anniversaries as an iCalendar file: yearly, all-day')
    .option(...knowledgeOption)
    .action(async (options: { knowledge?: string }) => {
      const { exportCalendar } = await import('./export.ts');
      done(await exportCalendar(await folderOf(options), context));
    });

  program
    .command('publish')
    .description("Makes Discord's list of commands what the code says; the bot does it at each start.")
    .option('--dry-run', 'only tell the difference')
    .action(async (options: { dryRun?: true }) => {
      const { publish } = await import('./publish.ts');
      done(await publish(options.dryRun === true, context));
    });

  addEvaluateCommand(program, folderOf, context, done);

  return program;
}

interface QueryOptions {
  readonly json?: true;
  readonly batch?: true;
  readonly knowledge?: string;
}

function modes({ json, batch }: QueryOptions) {
  return { json: json === true, batch: batch === true };
}

/** The words given, or nothing for a batch; both or neither is a mistake. */
function oneOrBatch(words: readonly string[], { batch }: QueryOptions, missing: string): string {
  const text = words.join(' ').trim();
  if (batch && text !== '') throw new UsageError('--batch reads from standard input; leave out the words');
  if (!batch && text === '') throw new UsageError(missing);
  return text;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a number from 1 on.');
  return Number(text);
}

function parseYear(text: string): number {
  const year = Number(text);
  if (!/^\d{1,4}$/.test(text) || year < 1) throw new InvalidArgumentError('a year has one to four digits.');
  return year;
}

/** What is wrong with the files that a command was given. */
async function isInputError(error: unknown): Promise<boolean> {
  const { ImportError } = await import('../import/draft.ts');
  const { LinkResultsError } = await import('../links/link-results.ts');
  const kinds = [KnowledgeError, ImportError, LinkResultsError];
  return kinds.some((kind) => error instanceof kind) || isFileError(error);
}

/** A file that the caller named and that cannot be read. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'path' in error;
}
