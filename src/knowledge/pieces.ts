import { freeze } from './freeze.ts';
import type { Article, Knowledge, Passage } from './knowledge.ts';

/** A part of a prepared library, small enough to be read in a few milliseconds; `value` is plain JSON. */
export interface Piece {
  readonly kind: string;
  readonly value: unknown;
}

/** Puts pieces together again. */
export interface PieceReader<T> {
  /** Takes a piece in the order in which it was given; false where it is none of these. */
  take(piece: Piece): boolean;
  /** Throws when something is missing. */
  finish(): T;
}

/** A knowledge in pieces, without what stands in it twice. */
export function* toKnowledgePieces(knowledge: Knowledge): Generator<Piece> {
  const { version, topics, glossary, articles, passages, facts, events } = knowledge;
  yield { kind: 'knowledge', value: { version, topics, glossary } };
  yield* slices('facts', facts);
  yield* slices('events', events);
  for (const { passages: paragraphs, ...article } of articles) {
    yield { kind: 'article', value: article };
    // The first source is the article's own.
    const parts = paragraphs.map(({ sources: [, ...sources], ...passage }) => ({ ...passage, sources }));
    yield* slices('paragraphs', parts);
  }
  const told = passages.slice(passages.length - facts.length);
  yield* slices(
    'told',
    told.map(({ sources, ...passage }) => passage),
  );
}

/** A list in pieces of a size that is read in a moment. */
export function* slices(kind: string, things: readonly unknown[], size = 100): Generator<Piece> {
  for (let i = 0; i < things.length; i += size) yield { kind, value: things.slice(i, i + size) };
}

/** The knowledge again, frozen; it was checked before it came into pieces. */
export function createKnowledgeReader(): PieceReader<Knowledge> {
  let head: Pick<Knowledge, 'version' | 'topics' | 'glossary'> | undefined;
  const [facts, events]: [Knowledge['facts'][number][], Knowledge['events'][number][]] = [[], []];
  const [articles, passages]: [Article[], Passage[]] = [[], []];
  let [paragraphs, told]: [Passage[], number] = [[], 0];

  const readers: Readonly<Record<string, (value: never) => void>> = {
    knowledge(value: NonNullable<typeof head>) {
      head = value;
    },
    facts: (values: typeof facts) => facts.push(...freeze(values)),
    events: (values: typeof events) => events.push(...freeze(values)),
    article(value: Article) {
      Object.freeze(paragraphs);
      paragraphs = [];
      articles.push(Object.freeze({ ...freeze(value), passages: paragraphs }));
    },
    paragraphs(values: Passage[]) {
      const source = articles.at(-1)?.source;
      for (const passage of source ? values : []) {
        paragraphs.push(freeze({ ...passage, sources: [source, ...passage.sources] } as Passage));
      }
      passages.push(...paragraphs.slice(-values.length));
    },
    told(values: Passage[]) {
      for (const passage of values) {
        passages.push(freeze({ ...passage, sources: facts[told++]?.sources } as Passage));
      }
    },
  };
  return {
    take({ kind, value }) {
      readers[kind]?.(value as never);
      return Object.hasOwn(readers, kind);
    },
    finish() {
      if (!head || told !== facts.length) throw new Error('the knowledge is not whole');
      for (const list of [paragraphs, articles, passages, facts, events]) Object.freeze(list);
      return Object.freeze({ ...freeze(head), articles, passages, events, facts });
    },
  };
}
