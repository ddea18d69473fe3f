import { createHash } from 'node:crypto';
import path from 'node:path';
import { compareDates } from '../calendar/date.ts';
import { parseArticle } from './article.ts';
import { checkAsked, parseAsked } from './asked.ts';
import { checkEvidence, checkIds, checkTopics, findTwins } from './cross-check.ts';
import { type Event, parseEvents } from './event.ts';
import { type Fact, parseFacts, toPassage } from './fact.ts';
import { type Fault, KnowledgeError, sortFaults } from './fault.ts';
import { exists, listFiles, readText } from './files.ts';
import { parseFootnoteExceptions } from './footnote-exceptions.ts';
import { checkFootnotes, sourcesOf } from './footnotes.ts';
import { freeze } from './freeze.ts';
import { findUnusedEntries, parseGlossary } from './glossary.ts';
import { type Article, FACTS, type Knowledge, type Passage } from './knowledge.ts';
import { createBroken } from './list.ts';
import type { Located } from './located.ts';
import { checkOutOfScope, parseOutOfScope } from './out-of-scope.ts';
import { parseTopics } from './topic.ts';

/** What a look at a knowledge folder gave: the knowledge if nothing is wrong, every fault, and remarks that refuse nothing. */
export interface Inspection {
  readonly knowledge: Knowledge | undefined;
  readonly faults: readonly Fault[];
  readonly notes: readonly Fault[];
}

/** Called after each file, for a progress bar. */
export type Progress = (done: number, total: number) => void;

/** Reads a knowledge folder into one immutable value; throws a KnowledgeError that lists every fault. */
export async function loadKnowledge(folder: string, progress?: Progress): Promise<Knowledge> {
  const { knowledge, faults } = await inspectKnowledge(folder, progress);
  if (!knowledge) throw new KnowledgeError(faults);
  return knowledge;
}

/** Reads a knowledge folder and tells everything that is wrong with it, in one run. */
export async function inspectKnowledge(folder: string, progress?: Progress): Promise<Inspection> {
  const faults: Fault[] = [];
  const notes: Fault[] = [];
  const hash = createHash('sha256');
  const read = async (...names: string[]) => {
    const file = path.join(folder, ...names);
    const content = await readText(folder, file, faults);
    if (content !== undefined) hash.update(`${names.join('/')}\0${content}\0`);
    return { file, content };
  };
  const readOptional = async (name: string) => {
    const file = path.join(folder, name);
    return (await exists(file)) ? read(name) : { file, content: undefined };
  };

  const articleNames = await listArticles(folder, faults, notes);
  const eventNames = (await listFiles(path.join(folder, 'events'), '.yaml', notes)) ?? [];
  const total = articleNames.length + eventNames.length;
  const articles: Located<Article>[] = [];
  const named: Named[] = [];
  for (const [i, name] of articleNames.entries()) {
    const { file, content } = await read('articles', name);
    if (content !== undefined) {
      const { article, declared, lineOf } = parseArticle(content, path.basename(name, '.md'), file, faults);
      if (article) articles.push({ value: article, file, lineOf });
      if (declared) named.push({ ...declared, name });
    }
    progress?.(i + 1, total);
  }
  const events: Located<Event>[] = [];
  const broken = createBroken();
  for (const [i, name] of eventNames.entries()) {
    const { file, content } = await read('events', name);
    if (content !== undefined) events.push(...parseEvents(content, file, faults, broken));
    progress?.(articleNames.length + i + 1, total);
  }
  const factFile = await readOptional('facts.yaml');
  const facts =
    factFile.content === undefined ? [] : parseFacts(factFile.content, factFile.file, faults, broken);
  const topicFile = await readOptional('topics.yaml');
  const brokenTopics = createBroken();
  const topics =
    topicFile.content === undefined
      ? undefined
      : parseTopics(topicFile.content, topicFile.file, faults, brokenTopics);

  const exceptionFile = await readOptional('footnote-exceptions.yaml');
  const exceptions =
    exceptionFile.content === undefined
      ? []
      : parseFootnoteExceptions(exceptionFile.content, exceptionFile.file, faults);

  const glossaryFile = await readOptional('glossary.yaml');
  const glossary =
    glossaryFile.content === undefined ? [] : parseGlossary(glossaryFile.content, glossaryFile.file, faults);

  const askedFile = await readOptional('questions.yaml');
  const asked = askedFile.content === undefined ? [] : parseAsked(askedFile.content, askedFile.file, faults);
  const outFile = await readOptional('out-of-scope.yaml');
  const outOfScope =
    outFile.content === undefined ? [] : parseOutOfScope(outFile.content, outFile.file, faults);

  const texts = new Map(
    articles.flatMap(({ value: { passages } }) => passages.map(({ id, text }) => [id, text])),
  );
  const factTexts = new Map(facts.map(({ value: { id, fact } }) => [`${FACTS}#${id}`, fact]));
  const brokenArticles = new Set(articleNames.map((name) => path.basename(name, '.md')));
  for (const { value } of articles) brokenArticles.delete(value.id);
  const isIn = (file: string) => file === factFile.file;
  const brokenFacts = broken.files.some(isIn) || broken.entries.some(({ file }) => isIn(file));
  const isBroken = (article: string) => (article === FACTS ? brokenFacts : brokenArticles.has(article));
  faults.push(...findDuplicates(folder, named));
  const dated = [...events, ...facts, ...broken.entries];
  const allTopics = [...(topics ?? []), ...brokenTopics.entries];
  checkIds(dated, faults);
  checkIds(allTopics, faults);
  // A list that cannot be read says nothing of what is in it.
  if (topics && brokenTopics.files.length === 0)
    checkTopics(dated, new Set(allTopics.map(({ value }) => value.id)), faults);
  checkFootnotes(articles, events, facts, exceptions, broken, faults, notes);
  checkEvidence([...events, ...broken.entries], (id) => texts.get(id), isBroken, faults);
  checkAsked(asked, (id) => texts.get(id) ?? factTexts.get(id), isBroken, faults);
  checkOutOfScope(outOfScope, asked, faults);
  notes.push(...findTwins(events));
  if (faults.length > 0)
    return { knowledge: undefined, faults: sortFaults(faults), notes: sortFaults(notes) };

  const questions = new Map(asked.map(({ value }) => [value.passage, value.questions]));
  const withAsked = (passage: Passage): Passage => ({ ...passage, asked: questions.get(passage.id) ?? [] });
  const values = {
    articles: articles.map(({ value }): Article => {
      return {
        ...value,
        passages: value.passages.map((passage) => withAsked(withSources(passage, events, facts))),
      };
    }),
    events: events.map(({ value }) => value).sort((a, b) => compareDates(a.date, b.date)),
    facts: facts.map(({ value }) => value),
    topics: (topics ?? []).map(({ value }) => value),
    glossary: glossary.map(({ value }) => value),
    outOfScope: outOfScope.map(({ value }) => value),
  };
  const knowledge = freeze({
    version: hash.digest('hex').slice(0, 12),
    ...values,
    passages: [
      ...values.articles.flatMap(({ passages }) => passages),
      ...values.facts.map((fact) => withAsked(toPassage(fact, values.topics))),
    ],
  });
  notes.push(...findUnusedEntries(glossary, createFormFinder(knowledge)));
  return { knowledge, faults: [], notes: sortFaults(notes) };
}

/** Tells whether every word of a form stands somewhere in the texts. */
function createFormFinder({ passages, events }: Knowledge): (form: string) => boolean {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const texts = [
    ...passages.flatMap(({ title, heading, text }) => [title, heading ?? '', text]),
    ...events.flatMap(({ title, summary, people, places }) => [title, summary, ...people, ...places]),
  ];
  const words = new Set(texts.flatMap(wordsOf));
  return (form) => wordsOf(form).every((word) => words.has(word));
}

/** A paragraph that names the sources behind its footnotes too, not only its article. */
function withSources(
  passage: Passage,
  events: readonly Located<Event>[],
  facts: readonly Located<Fact>[],
): Passage {
  const cited = new Set(passage.footnotes.map(({ id }) => id));
  if (cited.size === 0) return passage;
  const named = <T extends { readonly id: string }>(entries: readonly Located<T>[]) =>
    entries.map(({ value }) => value).filter(({ id }) => cited.has(id));
  const [own] = passage.sources;
  return { ...passage, sources: [own, ...sourcesOf(passage.footnotes, named(events), named(facts))] };
}

/** An id, and the file in articles/ that gives it to itself. */
interface Named {
  readonly id: string;
  readonly line: number;
  readonly name: string;
}

/** Two files of one id: told of the one that is not called so. */
function findDuplicates(folder: string, named: readonly Named[]): Fault[] {
  const byId = Map.groupBy(named, ({ id }) => id);
  return named.flatMap(({ id, line, name }) => {
    const other = byId.get(id)?.find((candidate) => candidate.name !== name);
    if (!other || name === `${id}.md`) return [];
    const message = `id: "${id}" is the id of articles/${other.name} too`;
    return [{ file: path.join(folder, 'articles', name), line, message }];
  });
}

async function listArticles(folder: string, faults: Fault[], notes: Fault[]): Promise<string[]> {
  const directory = path.join(folder, 'articles');
  const names = await listFiles(directory, '.md', notes);
  if (!names) faults.push({ file: directory, line: 1, message: 'the folder cannot be read' });
  else if (names.length === 0) {
    faults.push({
      file: directory,
      line: 1,
      message: 'the folder holds no article (a file that ends in .md)',
    });
  }
  return names ?? [];
}
