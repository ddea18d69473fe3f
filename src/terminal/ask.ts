import { toAnswerJson } from './json.ts';
import { loadSearch } from './load-search.ts';
import { printAnswer } from './print.ts';
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
  if (options.batch) {
    const { runBatch } = await import('./batch.ts');
    return runBatch('question', (text, id) => toAnswerJson(search.ask(text, today), id), streams);
  }
  const answer = search.ask(options.question, today);
  const { stdout } = streams;
  await write(
    stdout,
    options.json
      ? `${JSON.stringify(toAnswerJson(answer, null))}\n`
      : printAnswer(answer, await createTypesetter(stdout)),
  );
  return 0;
}
