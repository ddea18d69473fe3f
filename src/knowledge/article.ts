import { z } from 'zod';
import type { Fault } from './fault.ts';
import { published, text } from './field.ts';
import { filled } from './gap.ts';
import { type Article, FACTS, type Footnote, type Passage } from './knowledge.ts';
import type { Source } from './source.ts';
import { checkYaml, readYaml, type YamlValue } from './yaml.ts';

const frontMatter = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: quoting('is not an id (small letters, digits and hyphens)') })
    .refine((id) => id !== FACTS, {
      error: quoting('is the id under which all facts stand: name the file otherwise'),
    }),
  title: filled(text()),
  publisher: filled(text()),
  language: filled(
    z.string().refine(isLanguage, { error: quoting('is not a language (such as en, ru or ur)') }),
  ),
  author: filled(text().optional()),
  published: filled(published()),
  url: filled(z.httpUrl({ error: quoting('is not an http or https address') }).optional()),
  note: text().optional(),
  quote: z
    .enum(['full', 'excerpt', 'none'], { error: quoting('is not one of full, excerpt, none') })
    .optional(),
  license: text().optional(),
});

/** What an article's file gave. */
export interface ParsedArticle {
  /** Undefined where anything is wrong. */
  readonly article: Article | undefined;
  /** The id that the file gives itself, even where something is wrong, and its line. */
  readonly declared: { readonly id: string; readonly line: number } | undefined;
  /** The address that the file gives and the paragraphs that it holds, even where something is wrong. */
  readonly url: string | undefined;
  readonly texts: readonly string[];
  /** The line on which a paragraph begins, `['passages', 0]` the first; 1 for any other path. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * An article's file, front matter and paragraphs, to a checked article. `name` is the file's name without
 * its ending. What is wrong lands in `faults`, with the line.
 */
export function parseArticle(content: string, name: string, file: string, faults: Fault[]): ParsedArticle {
  const before = faults.length;
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const opens = lines[0]?.trimEnd() === '---';
  const end = opens ? lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---') : -1;
  if (end === -1) {
    const missing = opens ? 'no line --- ends it' : 'the first line is not ---';
    faults.push({ file, line: 1, message: `the front matter is missing: ${missing}` });
    return { article: undefined, declared: undefined, url: undefined, texts: [], lineOf: () => 1 };
  }

  const read = readYaml(lines.slice(1, end).join('\n'), file, faults, 2);
  const head = read && checkYaml(read, frontMatter, file, faults);
  const declared = read && findDeclaredId(read);
  if (declared && declared.id !== name) {
    faults.push({
      file,
      line: declared.line,
      message: `id: "${declared.id}" is not the file's name "${name}"`,
    });
  }
  const paragraphs = splitParagraphs(lines.slice(end + 1), end + 2);
  if (paragraphs.length === 0) {
    faults.push({
      file,
      line: end + 1,
      message: 'the article is empty: no paragraph follows the front matter',
    });
  }
  const article = head && faults.length === before ? toArticle(head.value, paragraphs) : undefined;
  const lineOf = ([part, index]: readonly PropertyKey[]) =>
    (part === 'passages' ? paragraphs[Number(index)]?.line : undefined) ?? 1;
  const url = read && findKey(read, 'url');
  return { article, declared, url, texts: paragraphs.map(({ text }) => text), lineOf };
}

function findDeclaredId(read: YamlValue<unknown>): ParsedArticle['declared'] {
  const id = findKey(read, 'id');
  return id === undefined ? undefined : { id, line: read.lineOf(['id']) };
}

function findKey({ value }: YamlValue<unknown>, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return String(value[key as keyof typeof value]);
}

function toArticle(head: z.infer<typeof frontMatter>, paragraphs: readonly Paragraph[]): Article {
  const { id, title, language, quote = 'full' } = head;
  const source: Source = {
    title,
    author: head.author ?? null,
    publisher: head.publisher,
    published: head.published,
    url: head.url ?? null,
    note: head.note ?? null,
    supports: null,
    titleIsDescription: false,
  };
  const passages = paragraphs.map(
    (paragraph, i): Passage => ({
      id: `${id}#${i + 1}`,
      article: id,
      paragraph: i + 1,
      title,
      heading: paragraph.heading,
      text: paragraph.text,
      language,
      quote,
      asked: [],
      footnotes: paragraph.footnotes,
      sources: [source],
    }),
  );
  return { id, source, language, license: head.license ?? null, passages };
}

interface Paragraph {
  readonly heading: string | null;
  readonly text: string;
  readonly footnotes: readonly Footnote[];
  readonly line: number;
}

/** Blocks between blank lines, line ends turned into spaces; headings title what follows, footnote marks go. */
function splitParagraphs(lines: readonly string[], firstLine: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading: string | null = null;
  let block: string[] = [];
  let begin = firstLine;
  const close = () => {
    const footnotes: Footnote[] = [];
    let gone = 0;
    const text = block.join(' ').replace(/\[\^([^\]\s]+)\]/g, (mark, id: string, offset: number) => {
      footnotes.push({ id, offset: offset - gone });
      gone += mark.length;
      return '';
    });
    if (text.trim() !== '') paragraphs.push({ heading, text, footnotes, line: begin });
    block = [];
  };
  for (const [index, line] of lines.entries()) {
    const title = /^#+ (.*)$/.exec(line);
    if (title) {
      close();
      heading = title[1]?.trim() || null;
    } else if (line.trim() === '') {
      close();
    } else if (!/^\[\^[^\]]*\]:/.test(line)) {
      if (block.length === 0) begin = firstLine + index;
      block.push(line);
    }
  }
  close();
  return paragraphs;
}

function quoting(problem: string) {
  return (issue: { readonly input: unknown }) =>
    issue.input === undefined ? undefined : `${JSON.stringify(issue.input)} ${problem}`;
}

/** A well-formed tag is not enough: "Englisch" is one. */
function isLanguage(tag: string): boolean {
  try {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}
