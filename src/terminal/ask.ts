import { loadCached } from '../knowledge/cache.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { createSearch, type Search } from '../search/search.ts';
import { runBatch } from './batch.ts';
import { toAnswerJson } from './json.ts';
import { printAnswer } from './print.ts';
import { createProgress } from './progress.ts';
import { createTypesetter, type TerminalContext, write } from './terminal.ts';

/** What to ask: one question, or a batch from standard input. */
export interface AskOptions {
  readonly question: string;
  readonly json: boolean;
  readonly batch: boolean;
}

/** Answers with passages, facts and events. */
export async function ask(folder: string, options: AskOptions, context: TerminalContext): Promise<number> {
  const { streams, today } = context;
  const search = await loadSearch(folder, context);
  if (options.batch)
    return runBatch('question', (text, id) => toAnswerJson(search.ask(text, today), id), streams);
  const answer = search.ask(options.question, today);
  const { stdout } = streams;
  await write(
    stdout,
    options.json
      ? `${JSON.stringify(toAnswerJson(answer, null))}\n`
      : printAnswer(answer, createTypesetter(stdout)),
  );
  return 0;
}

/** Beside the database: a folder that is no part of the repository. */
export const CACHE = 'data/cache';

/** The knowledge of a folder, indexed, with a progress bar where that takes long. */
export async function loadSearch(folder: string, { streams, now }: TerminalContext): Promise<Search> {
  const reading = createProgress('Reading', streams, now);
  const knowledge = await loadCached(folder, CACHE, () => loadKnowledge(folder, reading.report));
  reading.stop();
  const indexing = createProgress('Indexing', streams, now);
  const search = await createSearch(knowledge, indexing.report);
  indexing.stop();
  return search;
}
