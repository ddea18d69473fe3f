import type { Readable } from 'node:stream';

/** A line without its end, or its beginning where it is longer than any should be. */
export interface Line {
  readonly text: string;
  readonly isTooLong: boolean;
}

/** Splits a stream into lines, however it is cut; never keeps more of one than `longest` characters. */
export async function* readLines(stream: Readable, longest: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let [text, isTooLong] = ['', false];
  const take = (part: string) => {
    isTooLong ||= text.length + part.length > longest;
    text = (text + part).slice(0, longest);
  };
  const close = (): Line => {
    const line = { text: text.replace(/\r$/, ''), isTooLong };
    [text, isTooLong] = ['', false];
    return line;
  };
  for await (const chunk of stream) {
    const decoded = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...rest] = decoded.split('\n');
    take(first);
    for (const part of rest) {
      yield close();
      take(part);
    }
  }
  take(decoder.decode());
  if (text !== '' || isTooLong) yield close();
}
