import split2 from 'split2';
import { z } from 'zod';
import type { Passage, Source } from '../knowledge/knowledge.ts';
import type { Excerpt } from '../search/excerpt.ts';
import type { Answer, Hit, Search } from '../search/search.ts';
import { createTypesetter, type Streams, type Typesetter, toPrintable, write } from './terminal.ts';

/** How many further excerpts a person is shown below the first. */
const FURTHER = 2;

/** An answer as a person reads it: the sentence that answers, its source, and a way on where there is none. */
export function printAnswer(answer: Answer, set: Typesetter): string {
  const [first, ...further] = answer.confidence === 'nothing' ? [] : answer.hits;
  const blocks: string[] = [];
  if (!first) blocks.push(set.style('yellow', 'Nothing found: no source here answers that.'));
  if (first && answer.confidence === 'perhaps') {
    blocks.push(set.style('yellow', 'Nothing answers that for certain. The nearest there is:'));
  }
  const told = new Set<Source>();
  const worthIt = further.filter(({ confidence }) => confidence !== 'nothing').slice(0, FURTHER);
  for (const hit of first ? [first, ...worthIt] : []) blocks.push(printHit(hit, set, told));
  if (answer.suggestions.length > 0) {
    blocks.push(
      set.wrap(`Here you find something on: ${answer.suggestions.map(toPrintable).join(' · ')}`, 0),
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

/** `told`: sources whose address and remark stand further up already. */
function printHit({ passage, excerpt }: Hit, set: Typesetter, told: Set<Source>): string {
  const [source] = passage.sources;
  const lines = [
    set.wrap(markWords(excerpt, set), 2),
    set.style('dim', set.wrap(`— ${toPrintable(describeSource(source, passage))}`, 4)),
  ];
  if (told.has(source)) return lines.join('\n');
  told.add(source);
  if (source.url) lines.push(`      ${set.style(['dim', 'underline'], toPrintable(source.url))}`);
  if (source.note) lines.push(set.style('dim', set.wrap(toPrintable(source.note), 6)));
  return lines.join('\n');
}

function describeSource(source: Source, passage: Passage): string {
  const place = passage.paragraph === null ? null : `paragraph ${passage.paragraph}`;
  return [source.author, `“${source.title}”`, source.publisher, source.published, place]
    .filter(Boolean)
    .join(', ');
}

function markWords({ text, marks }: Excerpt, set: Typesetter): string {
  let [marked, done] = ['', 0];
  for (const { start, end } of marks) {
    marked += toPrintable(text.slice(done, start)) + set.style('bold', toPrintable(text.slice(start, end)));
    done = end;
  }
  return marked + toPrintable(text.slice(done));
}

/** An answer as other programs read it. `id` is the question's own in a batch, else null. */
export function toAnswerJson(answer: Answer, id: string | number | null) {
  return {
    id,
    question: answer.question,
    confidence: answer.confidence,
    answered: answer.confidence === 'found',
    passages: answer.hits.map(({ passage, score, excerpt }) => ({
      id: passage.id,
      article: passage.article,
      paragraph: passage.paragraph,
      text: passage.text,
      excerpt: excerpt.text,
      score: Number(score.toFixed(4)),
      source: toSourceJson(passage.sources[0]),
      sources: passage.sources.map(toSourceJson),
    })),
    events: [],
    suggestions: answer.suggestions,
  };
}

function toSourceJson({ title, author, publisher, published, url }: Source) {
  return { title, author, publisher, published, url };
}

/** Answers one question on standard output. */
export async function askOnce(
  search: Search,
  question: string,
  json: boolean,
  { stdout }: Streams,
): Promise<number> {
  const answer = search.ask(question);
  const text = json
    ? `${JSON.stringify(toAnswerJson(answer, null))}\n`
    : printAnswer(answer, createTypesetter(stdout));
  await write(stdout, text);
  return 0;
}

const batchLine = z.object({ id: z.union([z.string(), z.number()]), question: z.string() });

/** Answers JSON Lines from standard input, one line out for each; 1 if any of them could not be read. */
export async function askBatch(search: Search, { stdin, stdout }: Streams): Promise<number> {
  let code = 0;
  let line = 0;
  for await (const text of stdin.pipe(split2())) {
    line++;
    const asked = parseLine(String(text).replace(/^\uFEFF/, ''), line);
    if ('error' in asked) code = 1;
    const out = 'error' in asked ? asked : toAnswerJson(search.ask(asked.question), asked.id);
    await write(stdout, `${JSON.stringify(out)}\n`);
  }
  return code;
}

function parseLine(
  text: string,
  line: number,
): z.infer<typeof batchLine> | { id: string | number | null; error: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return {
      id: null,
      error: `line ${line}: not valid JSON: ${error instanceof Error ? error.message : error}`,
    };
  }
  const parsed = batchLine.safeParse(raw);
  if (parsed.success) return parsed.data;
  const id = z.object({ id: batchLine.shape.id }).safeParse(raw).data?.id ?? null;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
  );
  return { id, error: `line ${line}: ${faults.join('; ')}` };
}
