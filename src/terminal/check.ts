import { formatFault } from '../knowledge/fault.ts';
import { inspectKnowledge } from '../knowledge/load.ts';
import { createProgress } from './progress.ts';
import { type TerminalContext, toPrintable, write } from './terminal.ts';

/** Names every fault of a knowledge folder, a line each; 1 if there is one. */
export async function check(folder: string, { streams, now }: TerminalContext): Promise<number> {
  const progress = createProgress('Reading', streams, now);
  const { knowledge, faults, notes } = await inspectKnowledge(folder, progress.report);
  progress.stop();
  for (const note of notes) await write(streams.stderr, `note: ${toPrintable(formatFault(note))}\n`);
  for (const fault of faults) await write(streams.stdout, `${toPrintable(formatFault(fault))}\n`);
  if (!knowledge) {
    await write(streams.stderr, `${folder}: ${counted(faults.length, 'fault')}\n`);
    return 1;
  }
  const { articles, passages, events, facts, topics, glossary, outOfScope } = knowledge;
  const counts = [
    counted(articles.length, 'article'),
    counted(passages.length - facts.length, 'paragraph'),
    counted(events.length, 'event'),
    counted(facts.length, 'fact'),
    counted(passages.flatMap(({ asked }) => asked).length, 'question'),
    counted(outOfScope.length, 'question out of scope', 'questions out of scope'),
    counted(topics.length, 'topic'),
    counted(glossary.length, 'glossary entry', 'glossary entries'),
  ];
  await write(streams.stdout, `${folder}: ${counts.join(', ')}, no fault\n`);
  return 0;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
