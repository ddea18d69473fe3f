import { marked } from 'marked';
import { z } from 'zod';
import type { Fault } from '../knowledge/fault.ts';
import { readYaml } from '../knowledge/yaml.ts';
import { type Clue, type Draft, FIELDS, type Field } from './draft.ts';
import { readFragment } from './html.ts';
import { toLanguage } from './language-tag.ts';
import { toPublished } from './published.ts';
import { toWebAddress } from './web-address.ts';

/** The names that other programs give to these keys. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  title: ['title'],
  author: ['author', 'authors'],
  publisher: ['publisher', 'site', 'source'],
  published: ['published', 'date', 'publishDate'],
  language: ['language', 'lang'],
  url: ['url', 'canonical', 'canonicalUrl', 'link'],
};

const frontMatter = z.record(z.string(), z.unknown());

/** Markdown, as its own front matter and its rendered paragraphs; HTML in it is read as HTML, never run. */
export function readMarkdown(text: string): Draft {
  const [whole = '', yaml = ''] = /^---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text) ?? [];
  const draft = readFragment(marked.parse(text.slice(whole.length), { async: false, gfm: true }));
  return { ...draft, clues: [...readFrontMatter(yaml), ...draft.clues] };
}

function readFrontMatter(yaml: string): Clue[] {
  const faults: Fault[] = [];
  const values = frontMatter.safeParse(readYaml(yaml, '', faults)?.value).data ?? {};
  return FIELDS.flatMap((field) =>
    NAMES[field].flatMap((name): Clue[] => {
      const raw = [values[name]]
        .flat()
        .filter((value) => typeof value === 'string' || typeof value === 'number');
      const value = toValue(field, raw.join(', '));
      return value ? [{ field, value, where: `its front matter, ${name}` }] : [];
    }),
  );
}

function toValue(field: Field, text: string): string | undefined {
  if (text === '') return undefined;
  if (field === 'published') return toPublished(text);
  if (field === 'language') return toLanguage(text);
  return field === 'url' ? toWebAddress(text) : text;
}
