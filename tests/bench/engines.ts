import { DatabaseSync } from 'node:sqlite';
import { create, insertMultiple, search } from '@orama/orama';
import FlexSearch from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Knowledge, Passage } from '../../src/knowledge/knowledge.ts';
import { createBaseline } from '../../src/search/baseline.ts';
import { createSearch } from '../../src/search/search.ts';
import { tokenize } from '../../src/search/tokens.ts';

/** A question to the places of passages in the list, best first. */
export type Engine = (question: string) => number[] | Promise<number[]>;

type Build = (passages: readonly Passage[], knowledge: Knowledge, today: string) => Promise<Engine> | Engine;

const MOST = 10;

/** What the pipeline is measured beside, each over the passages' texts and the questions that people ask for them. */
export const engines: Readonly<Record<string, Build>> = {
  async Rapport(passages, knowledge, today) {
    const { ask } = await createSearch({ ...knowledge, passages });
    const places = placesOf(passages);
    return (question) => ask(question, today).passages.flatMap(({ passage }) => places.get(passage.id) ?? []);
  },

  'MiniSearch as it comes'(passages) {
    const find = createBaseline({ passages, events: [] });
    const places = placesOf(passages);
    return (question) =>
      find(question)
        .passages.slice(0, MOST)
        .flatMap(({ id }) => places.get(id) ?? []);
  },

  'MiniSearch on our tokens'(passages) {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: (text) => tokenize(text).map(({ term }) => term),
      processTerm: (term) => term,
    });
    index.addAll(passages.map(({ text }, id) => ({ id, text })));
    return (question) =>
      index
        .search(question)
        .slice(0, MOST)
        .map(({ id }) => Number(id));
  },

  'SQLite FTS5'(passages) {
    const database = new DatabaseSync(':memory:');
    database.exec("create virtual table passages using fts5(text, tokenize = 'porter unicode61')");
    const insert = database.prepare('insert into passages (rowid, text) values (?, ?)');
    database.exec('begin');
    for (const [i, { text }] of passages.entries()) insert.run(i, text);
    database.exec('commit');
    const select = database.prepare(
      'select rowid as id from passages where passages match ? order by rank limit 10',
    );
    return (question) => {
      const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      return select.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ id }) => Number(id));
    };
  },

  async Orama(passages) {
    const index = create({ schema: { place: 'number', text: 'string' } as const });
    await insertMultiple(
      index,
      passages.map(({ text }, place) => ({ place, text })),
    );
    return async (question) => {
      const { hits } = await search(index, { term: question, properties: ['text'], limit: MOST });
      return hits.map(({ document }) => document.place);
    };
  },

  FlexSearch(passages) {
    const index = new FlexSearch.Index();
    for (const [place, { text }] of passages.entries()) index.add(place, text);
    // Without `suggest` it finds only what holds every word.
    return (question) => index.search(question, { limit: MOST, suggest: true }).map(Number);
  },

  lunr(passages) {
    const index = lunr(function build() {
      this.ref('place');
      this.field('text');
      for (const [place, { text }] of passages.entries()) this.add({ place, text });
    });
    return (question) =>
      index
        .query((query) => {
          for (const token of lunr.tokenizer(question)) query.term(token.toString(), { usePipeline: true });
        })
        .slice(0, MOST)
        .map(({ ref }) => Number(ref));
  },
};

function placesOf(passages: readonly Passage[]): Map<string, number> {
  return new Map(passages.map(({ id }, place) => [id, place]));
}
