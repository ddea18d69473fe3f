import type { Pace } from '../pace.ts';
import type { Event } from './event.ts';
import type { Fact } from './fact.ts';
import { freeze } from './freeze.ts';
import type { Items } from './items.ts';
import type { Article, Knowledge, Passage } from './knowledge.ts';
import type { KeptPiece, Piece, PieceReader } from './pieces.ts';
import type { Source } from './source.ts';

/** A knowledge as it was kept: what is asked for is read, and the rest when all of it is. */
export interface KeptKnowledge extends Items {
  /** All of it, frozen; it was checked before it came into pieces. */
  whole(pace: Pace): Promise<Knowledge>;
}

/** A knowledge in pieces, one for each text, without what stands in it twice. */
export function* toKnowledgePieces(knowledge: Knowledge): Generator<Piece> {
  const { version, topics, glossary, articles, passages, facts, events } = knowledge;
  yield { kind: 'knowledge', value: { version, topics, passages: passages.length, events: events.length } };
  yield { kind: 'glossary', value: glossary };
  for (const value of facts) yield { kind: 'fact', value };
  for (const value of events) yield { kind: 'event', value };
  for (const { passages: paragraphs, ...article } of articles) {
    yield { kind: 'article', value: article };
    // The first source is the article's own.
    for (const { sources, ...passage } of paragraphs)
      yield { kind: 'paragraph', value: { ...passage, sources: sources.slice(1) } };
  }
  for (const { sources, ...passage } of passages.slice(passages.length - facts.length))
    yield { kind: 'told', value: passage };
}

type Head = Pick<Knowledge, 'version' | 'topics'> & { readonly passages: number; readonly events: number };
/** A passage without the source that is its article's. */
type Paragraph = Omit<Passage, 'sources'> & { readonly sources: readonly Source[] };
type Heading = Omit<Article, 'passages'>;

/** The knowledge again, once its pieces are there. */
export function createKnowledgeReader(): PieceReader<KeptKnowledge> {
  let [head, glossary]: [KeptPiece?, KeptPiece?] = [];
  const facts: Once<Fact>[] = [];
  const events: Once<Event>[] = [];
  const articles: { readonly heading: Once<Heading>; readonly first: number }[] = [];
  const passages: Once<Passage>[] = [];
  let told = 0;

  const takers: Readonly<Record<string, (piece: KeptPiece) => void>> = {
    knowledge(piece) {
      head = piece;
    },
    glossary(piece) {
      glossary = piece.apart();
    },
    fact: (piece) => facts.push(once(piece, (value: Fact) => value)),
    event: (piece) => events.push(once(piece, (value: Event) => value)),
    article: (piece) =>
      articles.push({ heading: once(piece, (value: Heading) => value), first: passages.length }),
    paragraph(piece) {
      const heading = articles.at(-1)?.heading;
      if (!heading) throw new Error('a paragraph of no article');
      passages.push(
        once(piece, (value: Paragraph): Passage => {
          return { ...value, sources: [heading().source, ...value.sources] };
        }),
      );
    },
    told(piece) {
      const fact = facts[told++];
      if (!fact) throw new Error('a passage of no fact');
      passages.push(once(piece, (value: Passage) => ({ ...value, sources: fact().sources }) as Passage));
    },
  };
  return {
    take(piece) {
      const taker = Object.hasOwn(takers, piece.kind) ? takers[piece.kind] : undefined;
      taker?.(piece);
      return taker !== undefined;
    },
    finish() {
      const words = glossary;
      const known = head?.read() as Head | undefined;
      if (!known || !words || told !== facts.length) throw new Error('the knowledge is not whole');
      if (known.passages !== passages.length || known.events !== events.length)
        throw new Error('texts are missing');
      const { version, topics } = freeze(known);
      return {
        passages: passages.length,
        events: events.length,
        passage: (at) => own(passages, at),
        event: (at) => own(events, at),
        async whole(pace) {
          const all = await readAll(passages, pace);
          return Object.freeze({
            version,
            topics,
            articles: Object.freeze(
              articles.map(({ heading, first }, i): Article => {
                const next = articles[i + 1]?.first ?? passages.length - told;
                return Object.freeze({ ...heading(), passages: Object.freeze(all.slice(first, next)) });
              }),
            ),
            passages: all,
            events: await readAll(events, pace),
            facts: await readAll(facts, pace),
            // Only whoever indexes the knowledge anew asks for it, and it is as large as a third of the texts.
            get glossary() {
              return freeze(words.read()) as Knowledge['glossary'];
            },
          });
        },
      };
    },
  };
}

/** A thing that is read, and frozen, when it is asked for, and kept then. */
type Once<T> = () => T;

function once<V, T>(piece: KeptPiece, make: (value: V) => T): Once<T> {
  let [waiting, made]: [KeptPiece?, T?] = [piece];
  return () => {
    if (waiting) made = freeze(make(waiting.read() as V));
    // Its line is no longer needed.
    waiting = undefined;
    return made as T;
  };
}

function own<T>(list: readonly Once<T>[], at: number): T {
  const thing = list[at];
  if (!thing) throw new RangeError(`no item ${at} of ${list.length}`);
  return thing();
}

async function readAll<T>(list: readonly Once<T>[], pace: Pace): Promise<readonly T[]> {
  const all: T[] = [];
  for (const thing of list) {
    all.push(thing());
    await pace();
  }
  return Object.freeze(all);
}
