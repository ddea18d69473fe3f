import { type Command, Option } from 'commander';
import type { ImportFlags } from './import-settings.ts';
import type { TerminalContext } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Where `links` keeps its results: beside the database, in a folder that is no part of the repository. */
const LINK_RESULTS = 'data/links.json';

/** Adds the commands with which a keeper lets the knowledge grow and looks after it. */
export function addKeeperCommands(
  program: Command,
  folderOf: (flags: { knowledge?: string }) => string | Promise<string>,
  context: TerminalContext,
  done: (code: number) => void,
): void {
  const knowledgeOption = ['--knowledge <folder>', 'the knowledge folder, instead of KNOWLEDGE_DIR'] as const;

  program
    .command('import')
    .description(
      'Makes articles of web pages, PDF, DOCX, Markdown and text files, and shows them before it writes.',
    )
    .argument('<source...>', 'files, folders and http or https addresses')
    .option('--title <text>', 'as it was published')
    .option('--author <text>', 'who wrote it; none, if nobody is named')
    .option('--publisher <text>', 'who published it')
    .option('--published <date>', 'YYYY, YYYY-MM or YYYY-MM-DD; none, if it is not known')
    .option('--language <tag>', 'of the text, such as en, ru or ur')
    .option('--url <address>', 'where it can be read; none, if nowhere')
    .addOption(
      new Option('--quote <rights>', 'how much of it may be shown').choices(['full', 'excerpt', 'none']),
    )
    .option('--id <id>', "the article's id and its file's name, instead of one made of the title")
    .option('--yes', 'write without asking')
    .option(...knowledgeOption)
    .action(async (sources: string[], flags: ImportFlags) => {
      const { readFlags } = await import('./import-settings.ts');
      const read = readFlags(flags);
      if ('problem' in read) throw new UsageError(read.problem);
      const { id, quote, yes } = flags;
      if (id !== undefined && !/^[a-z0-9-]+$/.test(id)) {
        throw new UsageError(`--id: "${id}" is not an id (small letters, digits and hyphens)`);
      }
      if (id !== undefined && sources.length > 1)
        throw new UsageError('--id names one article: give one source');
      const { importSources } = await import('./import.ts');
      const options = { sources, given: read.given, id, quote, yes: yes === true };
      done(await importSources(await folderOf(flags), options, context));
    });

  program
    .command('links')
    .description("Looks at every source's page, politely, and tells which are dead or have moved.")
    .option('--all', 'also those that were looked at within the last seven days')
    .option('--json', 'print one JSON object')
    .option('--results <file>', 'where results are kept from run to run', LINK_RESULTS)
    .option(...knowledgeOption)
    .action(async (flags: { all?: true; json?: true; results: string; knowledge?: string }) => {
      const { links } = await import('./links.ts');
      const options = { all: flags.all === true, json: flags.json === true, results: flags.results };
      done(await links(await folderOf(flags), options, context));
    });
}
