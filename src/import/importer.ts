import path from 'node:path';
import type { Agent } from 'undici';
import { parseArticle } from '../knowledge/article.ts';
import type { Fault } from '../knowledge/fault.ts';
import { GAP } from '../knowledge/gap.ts';
import type { Passage, Quote } from '../knowledge/knowledge.ts';
import { toArticleFile } from './article-file.ts';
import { toArticleId } from './article-id.ts';
import { type Details, type Given, settle } from './details.ts';
import { type Draft, ImportError } from './draft.ts';
import { toLikelyQuestions } from './likely-questions.ts';
import { isAddress, type ListedSource } from './list-sources.ts';
import { loadSource } from './load-source.ts';
import { loadPresentArticles } from './present-articles.ts';
import { createReader } from './reader.ts';
import { checkFolder, writeArticle } from './write-article.ts';

/** An article that is ready to be written. */
export interface Prepared {
  readonly source: string;
  readonly id: string;
  readonly file: string;
  readonly content: string;
  readonly details: Details;
  readonly draft: Draft;
  readonly passages: readonly Passage[];
  readonly questions: readonly string[];
}

/** A source that is an article already; `same` where nothing about its text is new. */
export interface Present {
  readonly file: string;
  readonly same: boolean;
  readonly reason: string;
}

export interface ImporterOptions {
  readonly folder: string;
  readonly given: Given;
  readonly id: string | undefined;
  readonly quote: Quote | undefined;
  /** Made only when an address comes. */
  readonly agent: () => Promise<Agent>;
  /** Asks for what was not found; leaves it a gap where it is undefined. */
  readonly complete: ((source: string, details: Details, draft: Draft) => Promise<Given>) | undefined;
}

/** Sources to articles, one after the other. */
export interface Importer {
  /** How many articles the folder held at first. */
  readonly before: number;
  /** Throws an ImportError. */
  prepare(source: ListedSource): Promise<Prepared | Present>;
  write(article: Prepared): Promise<void>;
  /** An article that was prepared and is not to be. */
  discard(article: Prepared): void;
  close(): Promise<void>;
}

/** Reads what is in the folder; everything that is prepared counts as being in from then on. */
export async function createImporter(options: ImporterOptions): Promise<Importer> {
  const { folder, given } = options;
  await checkFolder(folder);
  const { ids, duplicates } = await loadPresentArticles(folder);
  const reader = createReader();
  const fileOf = (id: string) => path.join(folder, 'articles', `${id}.md`);

  const findPresent = (url: string | undefined, draft: Draft): Present | undefined => {
    const found = duplicates.find(url, toTexts(draft));
    if (!found) return undefined;
    const file = fileOf(found.id);
    if (found.share === 1) return { file, same: true, reason: `it is in: ${file}` };
    const what =
      found.because === 'address'
        ? 'has the same address'
        : `holds ${Math.floor(found.share * 100)} % of its text`;
    return { file, same: false, reason: `it is a duplicate: ${file} ${what}` };
  };

  return {
    before: ids.size,
    async prepare({ name, problem }) {
      if (problem !== undefined) throw new ImportError(problem);
      const known = isAddress(name) ? duplicates.findAddress(name) : undefined;
      if (known !== undefined)
        return { file: fileOf(known), same: true, reason: `it is in: ${fileOf(known)}` };
      const source = await loadSource(name, options.agent);
      const draft = await reader.read(source);
      const found = settle(draft, given);
      const present = findPresent(found.url.value ?? undefined, draft);
      if (present) return present;
      const more = (await options.complete?.(name, found, draft)) ?? {};
      const details = settle(draft, { ...given, ...more });
      const again = findPresent(details.url.value ?? undefined, draft);
      if (again) return again;

      const id = options.id ?? toArticleId(details.title.value ?? undefined, toTexts(draft).join('\n'), ids);
      const content = toArticleFile(id, details, draft.blocks, options.quote);
      ids.add(id);
      duplicates.add(id, details.url.value ?? undefined, toTexts(draft));
      return {
        source: name,
        id,
        file: fileOf(id),
        content,
        details,
        draft,
        passages: toPassages(id, details, draft, options.quote),
        questions: toLikelyQuestions(details.title.value ?? undefined, draft.blocks),
      };
    },
    async write({ id, content }) {
      await writeArticle(folder, id, content);
    },
    discard({ id }) {
      ids.delete(id);
      duplicates.forget(id);
    },
    close: () => reader.close(),
  };
}

function toTexts({ blocks }: Draft): string[] {
  return blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
}

/** The passages as the knowledge will have them, read from the file's own text; gaps stand in for themselves. */
function toPassages(
  id: string,
  details: Details,
  draft: Draft,
  quote: Quote | undefined,
): readonly Passage[] {
  const stand = (value: string | null | undefined, instead: string | null) =>
    value === undefined ? instead : value;
  const whole: Details = {
    ...details,
    title: { ...details.title, value: stand(details.title.value, 'untitled') },
    author: { ...details.author, value: stand(details.author.value, null) },
    publisher: { ...details.publisher, value: stand(details.publisher.value, 'not known') },
    published: { ...details.published, value: stand(details.published.value, null) },
    language: { ...details.language, value: stand(details.language.value, 'und') },
    url: { ...details.url, value: stand(details.url.value, null) },
  };
  const faults: Fault[] = [];
  const { article } = parseArticle(toArticleFile(id, whole, draft.blocks, quote), id, `${id}.md`, faults);
  if (!article) throw new ImportError(faults.map(({ message }) => message).join('; ') || GAP);
  return article.passages;
}
