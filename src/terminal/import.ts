import type { Given } from '../import/details.ts';
import { toFailure } from '../import/failure.ts';
import { createImporter, type Importer, type Prepared, type Present } from '../import/importer.ts';
import { type ListedSource, listSources } from '../import/list-sources.ts';
import { askBeforehand, type PreviewAnswer } from '../import/preview.ts';
import { KnowledgeError } from '../knowledge/fault.ts';
import type { Knowledge, Quote, Searched } from '../knowledge/knowledge.ts';
import { createDialogue, type Dialogue, LeftError } from './dialogue.ts';
import { printCard } from './import-card.ts';
import { askMissing } from './import-questions.ts';
import { INTERRUPTED } from './interruption.ts';
import { loadWhole } from './load-search.ts';
import { createProgress, type Progress } from './progress.ts';
import { createTypesetter, type Streams, type TerminalContext, toPrintable, write } from './terminal.ts';

/** What to import, and what the keeper says of it. */
export interface ImportOptions {
  readonly sources: readonly string[];
  readonly given: Given;
  readonly id: string | undefined;
  readonly quote: Quote | undefined;
  /** Write without asking. */
  readonly yes: boolean;
}

/** More sources than this are told a line each; their articles are previewed together, for indexing takes its time. */
const MOST_CARDS = 10;
const BATCH = 25;

/** Makes articles of files and addresses; 1 if any failed, 130 after Ctrl-C. */
export async function importSources(
  folder: string,
  options: ImportOptions,
  context: TerminalContext,
): Promise<number> {
  const { streams, now } = context;
  const { stdin, stdout } = streams;
  const interruption = context.interruption();
  const { sources, passedOver } = await listSources(options.sources);
  const dialogue =
    stdin.isTTY && stdout.isTTY && !options.yes ? createDialogue(streams, interruption) : undefined;
  const importer = await createImporter({
    folder,
    given: options.given,
    id: options.id,
    quote: options.quote,
    agent: async () =>
      (await import('../web/guarded-agent.ts')).createGuardedAgent(await context.mayConnect()),
    complete:
      dialogue &&
      (async (source, details) => {
        await write(stdout, `${toPrintable(source)}\n`);
        return askMissing(details, dialogue, streams);
      }),
  });
  const run: Run = {
    folder,
    context,
    importer,
    dialogue,
    brief: sources.length > MOST_CARDS && dialogue === undefined,
    writes: options.yes || dialogue !== undefined,
    progress: createProgress('Importing', streams, now),
    tally: { written: 0, shown: 0, declined: 0, present: 0, failed: 0 },
    knowledge: undefined,
  };
  const reached = await importAll(sources, run, interruption);
  run.progress.stop();
  dialogue?.close();
  await importer.close();
  await reportPassedOver(passedOver, streams);
  await write(stdout, `${printTally(run, sources.length - reached)}\n`);
  if (reached < sources.length) return INTERRUPTED;
  return run.tally.failed > 0 ? 1 : 0;
}

interface Run {
  readonly folder: string;
  readonly context: TerminalContext;
  readonly importer: Importer;
  readonly dialogue: Dialogue | undefined;
  /** A line for each article instead of a card. */
  readonly brief: boolean;
  readonly writes: boolean;
  readonly progress: Progress;
  readonly tally: Record<'written' | 'shown' | 'declined' | 'present' | 'failed', number>;
  /** What is in the folder, for the previews; null where it has faults. */
  knowledge: Knowledge | null | undefined;
}

/** How many sources were reached before the end or Ctrl-C. */
async function importAll(
  sources: readonly ListedSource[],
  run: Run,
  interruption: AbortSignal,
): Promise<number> {
  let batch: Prepared[] = [];
  let reached = 0;
  for (const source of sources) {
    if (interruption.aborted) break;
    const outcome = await prepare(source, run);
    if (outcome === 'left') break;
    reached++;
    if (outcome) batch.push(outcome);
    if (batch.length >= (run.brief ? BATCH : 1)) {
      await settleBatch(batch, run);
      batch = [];
    }
    if (!run.dialogue) run.progress.report(reached, sources.length);
  }
  // What was read before Ctrl-C is finished: it is done in a moment, and reading it again is not.
  await settleBatch(batch, run);
  return reached;
}

async function prepare(source: ListedSource, run: Run): Promise<Prepared | undefined | 'left'> {
  const { stderr, stdout } = run.context.streams;
  try {
    const outcome = await run.importer.prepare(source);
    if (!isPresent(outcome)) return outcome;
    run.tally[outcome.same ? 'present' : 'failed']++;
    if (!outcome.same) await run.progress.above(stderr, `${line(source.name, outcome.reason)}\n`);
    else if (!run.brief) await run.progress.above(stdout, `${line(source.name, outcome.reason)}\n`);
    return undefined;
  } catch (error) {
    if (error instanceof LeftError) return 'left';
    run.tally.failed++;
    await run.progress.above(stderr, `${line(source.name, toFailure(error))}\n`);
    return undefined;
  }
}

function isPresent(outcome: Prepared | Present): outcome is Present {
  return 'same' in outcome;
}

/** Shows articles and writes them, if the keeper wants them. */
async function settleBatch(batch: readonly Prepared[], run: Run): Promise<void> {
  if (batch.length === 0) return;
  const { streams, today } = run.context;
  const answers = await askBeforehand(await knowledgeOf(run), batch, today);
  for (const article of batch) {
    const own = answers.get(article.id) ?? [];
    if (!run.brief) {
      const card = printCard({ ...article, answers: own }, await createTypesetter(streams.stdout));
      await run.progress.above(streams.stdout, card);
    }
    const wanted = run.writes && (await isWanted(article, run));
    if (run.writes && !wanted) run.importer.discard(article);
    await settleArticle(article, own, wanted, run);
  }
}

async function settleArticle(
  article: Prepared,
  answers: readonly PreviewAnswer[],
  wanted: boolean,
  run: Run,
) {
  const { stdout, stderr } = run.context.streams;
  const { source, file, passages } = article;
  try {
    if (wanted) await run.importer.write(article);
  } catch (error) {
    run.tally.failed++;
    run.importer.discard(article);
    return run.progress.above(stderr, `${line(source, toFailure(error))}\n`);
  }
  run.tally[wanted ? 'written' : run.writes ? 'declined' : 'shown']++;
  const found = answers.filter(({ own, confidence }) => own && confidence !== 'nothing').length;
  const told = run.brief
    ? ` from ${source}: ${passages.length} passages, ${found} of ${answers.length} likely questions find it`
    : '';
  const verb = wanted ? 'written' : run.writes ? 'not written' : 'would be written';
  await run.progress.above(stdout, `${toPrintable(`${verb}: ${file}${told}`)}\n${run.brief ? '' : '\n'}`);
}

async function isWanted({ file }: Prepared, { dialogue }: Run): Promise<boolean> {
  if (!dialogue) return true;
  try {
    return /^(?:y|yes|)$/i.test((await dialogue.ask(`Write ${toPrintable(file)} (Y/n)? `)).trim());
  } catch (error) {
    if (error instanceof LeftError) return false;
    throw error;
  }
}

const NOTHING: Searched = { passages: [], events: [], glossary: [], outOfScope: [] };

/** What is in, to ask the likely questions of; without what has faults, which `check` tells. */
async function knowledgeOf(run: Run): Promise<Searched> {
  if (run.knowledge === undefined) {
    try {
      run.knowledge = await loadWhole(run.folder, run.context);
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      run.knowledge = null;
      // A folder that is only being begun has no fault worth a word.
      if (run.importer.before === 0) return NOTHING;
      const note =
        'note: the knowledge has faults (npm run check): likely questions are asked of the new articles alone';
      await run.progress.above(run.context.streams.stderr, `${note}\n`);
    }
  }
  return run.knowledge ?? NOTHING;
}

async function reportPassedOver([first, ...others]: readonly string[], { stderr }: Streams): Promise<void> {
  if (first === undefined) return;
  const name = toPrintable(first);
  const told =
    others.length === 0
      ? `1 file of another kind was passed over: ${name}`
      : `${others.length + 1} files of other kinds were passed over, such as ${name}`;
  await write(stderr, `${told}\n`);
}

function printTally({ tally, writes }: Run, unreached: number): string {
  const parts = [
    `${tally.written} written`,
    ...(tally.shown > 0 ? [`${tally.shown} would be`] : []),
    ...(tally.declined > 0 ? [`${tally.declined} declined`] : []),
    `${tally.present} in already`,
    `${tally.failed} failed`,
    ...(unreached > 0 ? [`${unreached} not reached`] : []),
  ];
  const hint = writes || tally.shown === 0 ? '' : '; nothing was written: add --yes';
  return parts.join(', ') + hint;
}

function line(source: string, reason: string): string {
  return toPrintable(`${source}: ${reason}`);
}
