import { z } from 'zod';
import { readLines } from './lines.ts';
import { type Streams, write } from './terminal.ts';

const id = z.union([z.string(), z.number()]);

/** No question is longer, in characters; what is, is a file without line ends. */
const LONGEST_LINE = 1_000_000;

/**
 * Answers JSON Lines `{"id", [key]}` from standard input, one line out for each, in order; a line that cannot be
 * read gives `{"id", "error"}` in its place. 1 if there was such a line.
 */
export async function runBatch(
  key: string,
  answer: (text: string, id: string | number) => unknown,
  { stdin, stdout }: Streams,
): Promise<number> {
  const schema = z.object({ id, [key]: z.string() });
  let [code, line] = [0, 0];
  for await (const { text, isTooLong } of readLines(stdin, LONGEST_LINE)) {
    line++;
    const asked = isTooLong
      ? { id: null, error: `line ${line}: longer than ${LONGEST_LINE} characters` }
      : parseLine(text.replace(/^\uFEFF/, ''), line, schema);
    if ('error' in asked) code = 1;
    const out = 'error' in asked ? asked : answer(String(asked[key]), asked.id as string | number);
    await write(stdout, `${JSON.stringify(out)}\n`);
  }
  return code;
}

function parseLine<T>(
  text: string,
  line: number,
  schema: z.ZodType<T>,
): T | { id: string | number | null; error: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return {
      id: null,
      error: `line ${line}: not valid JSON: ${error instanceof Error ? error.message : error}`,
    };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const own = z.object({ id }).safeParse(raw).data?.id ?? null;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
  );
  return { id: own, error: `line ${line}: ${faults.join('; ')}` };
}
