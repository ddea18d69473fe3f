import type { Pace } from '../pace.ts';
import type { Event } from './event.ts';
import type { Fact } from './fact.ts';
import { freeze } from './freeze.ts';
import type { Items } from './items.ts';
import type { Article, Knowledge, Overview, Passage } from './knowledge.ts';
import { firstFrom, type KeptPiece, type Piece, type PieceReader } from './pieces.ts';
import type { Source } from './source.ts';

/** A knowledge as it was kept: what is asked for is read, and the rest when all of it is. */
export interface KeptKnowledge extends Items {
  /** All but the texts, frozen: most of them nobody ever asks for. */
  overview(pace: Pace): Promise<Overview>;
  /** All of it, frozen; it was checked before it came into pieces. */
  whole(pace: Pace): Promise<Knowledge>;
}

/** A knowledge in pieces, without what stands in it twice. */
export function* toKnowledgePieces(knowledge: Knowledge): Generator<Piece> {
  const { version, topics, glossary, outOfScope, articles, passages, facts, events } = knowledge;
  yield { kind: 'knowledge', value: { version, topics, passages: passages.length, events: events.length } };
  yield { kind: 'glossary', value: glossary };
  yield { kind: 'out-of-scope', value: outOfScope };
  for (const value of facts) yield { kind: 'fact', value };
  for (const value of events) yield { kind: 'event', value };
  for (const { passages: paragraphs, ...article } of articles) {
    yield { kind: 'article', value: article };
    yield* toParagraphPieces(paragraphs);
  }
  for (const { sources, ...passage } of passages.slice(passages.length - facts.length))
    yield { kind: 'told', value: passage };
}

/** Paragraphs that are read together; the kind tells how many they are. */
function* toParagraphPieces(paragraphs: readonly Passage[]): Generator<Piece> {
  let [value, length]: [Paragraph[], number] = [[], 0];
  for (const [i, { sources, ...passage }] of paragraphs.entries()) {
    // The first source is the article's own.
    value.push({ ...passage, sources: sources.slice(1) });
    length += passage.text.length;
    if (length < PIECE && i < paragraphs.length - 1) continue;
    yield { kind: `${PARAGRAPHS}${value.length}`, value };
    [value, length] = [[], 0];
  }
}

const PARAGRAPHS = 'paragraphs-';
/** Characters of texts that are read for the sake of one of them: a piece for each text takes longer to load. */
const PIECE = 3000;

type Head = Pick<Knowledge, 'version' | 'topics'> & { readonly passages: number; readonly events: number };
/** A passage without the source that is its article's. */
type Paragraph = Omit<Passage, 'sources'> & { readonly sources: readonly Source[] };
type Heading = Omit<Article, 'passages'>;

/** The knowledge again, once its pieces are there. */
export function createKnowledgeReader(): PieceReader<KeptKnowledge> {
  let [head, glossary, outOfScope]: [KeptPiece?, KeptPiece?, KeptPiece?] = [];
  const facts: Once<Fact>[] = [];
  const events: Once<Event>[] = [];
  const articles: { readonly heading: Once<Heading>; readonly first: number }[] = [];
  // Passages that stand in one piece, and the place of the first of them.
  const groups: Once<readonly Passage[]>[] = [];
  const firsts: number[] = [];
  let [passages, told] = [0, 0];
  const addGroup = (count: number, group: Once<readonly Passage[]>) => {
    groups.push(group);
    firsts.push(passages);
    passages += count;
  };

  const takers: Readonly<Record<string, (piece: KeptPiece) => void>> = {
    knowledge(piece) {
      head = piece;
    },
    glossary(piece) {
      glossary = piece.apart();
    },
    'out-of-scope'(piece) {
      outOfScope = piece.apart();
    },
    fact: (piece) => facts.push(once(piece, (value: Fact) => value)),
    event: (piece) => events.push(once(piece, (value: Event) => value)),
    article: (piece) => articles.push({ heading: once(piece, (value: Heading) => value), first: passages }),
    told(piece) {
      const fact = facts[told++];
      if (!fact) throw new Error('a passage of no fact');
      addGroup(
        1,
        once(piece, (value: Passage) => [{ ...value, sources: fact().sources } as Passage]),
      );
    },
  };
  const takeParagraphs = (piece: KeptPiece) => {
    const heading = articles.at(-1)?.heading;
    if (!heading) throw new Error('a paragraph of no article');
    addGroup(
      Number(piece.kind.slice(PARAGRAPHS.length)),
      once(piece, (values: readonly Paragraph[]) =>
        values.map((value): Passage => ({ ...value, sources: [heading().source, ...value.sources] })),
      ),
    );
  };
  return {
    take(piece) {
      const { kind } = piece;
      const known = Object.hasOwn(takers, kind) ? takers[kind] : undefined;
      const taker = kind.startsWith(PARAGRAPHS) ? takeParagraphs : known;
      taker?.(piece);
      return taker !== undefined;
    },
    finish() {
      const [words, others] = [glossary, outOfScope];
      const known = head?.read() as Head | undefined;
      if (!known || !words || !others || told !== facts.length) throw new Error('the knowledge is not whole');
      if (known.passages !== passages || known.events !== events.length) throw new Error('texts are missing');
      const { version, topics } = freeze(known);
      const paragraphs = passages - told;
      const passageAt = (at: number): Passage => {
        const group = firstFrom(firsts, at + 1) - 1;
        return own(own(groups, group)(), at - (firsts[group] ?? 0));
      };
      const spanOf = (article: number): [from: number, to: number] => [
        articles[article]?.first ?? paragraphs,
        articles[article + 1]?.first ?? paragraphs,
      ];
      // An id begins with its article's; what is of no article is a fact's.
      const findPassage = (id: string) => {
        const article = articles.findIndex(({ heading }) => id.startsWith(`${heading().id}#`));
        const [from, to] = article === -1 ? [paragraphs, passages] : spanOf(article);
        for (let at = from; at < to; at++) if (passageAt(at).id === id) return passageAt(at);
        return undefined;
      };
      const headings = <T>(toPassages: (from: number, to: number) => T) =>
        Object.freeze(
          articles.map(({ heading }, i) =>
            Object.freeze({ ...heading(), passages: toPassages(...spanOf(i)) }),
          ),
        );
      return {
        passages,
        events: events.length,
        passage: passageAt,
        event: (at) => own(events, at)(),
        async overview(pace) {
          const articles = headings((from, to) => Object.freeze({ length: to - from }));
          return Object.freeze({
            version,
            topics,
            articles,
            passages: Object.freeze({ length: passages }),
            findPassage,
            events: await readAll(events, pace),
            facts: await readAll(facts, pace),
          });
        },
        async whole(pace) {
          const all = Object.freeze((await readAll(groups, pace)).flat());
          return Object.freeze({
            version,
            topics,
            articles: headings((from, to): Article['passages'] => Object.freeze(all.slice(from, to))),
            passages: all,
            events: await readAll(events, pace),
            facts: await readAll(facts, pace),
            // Only whoever indexes the knowledge anew asks for it, and it is as large as a third of the texts.
            get glossary() {
              return freeze(words.read()) as Knowledge['glossary'];
            },
            get outOfScope() {
              return freeze(others.read()) as Knowledge['outOfScope'];
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
  let [waiting, made]: [KeptPiece?, T?] = [piece.apart()];
  return () => {
    if (waiting) made = freeze(make(waiting.read() as V));
    // Its line is no longer needed.
    waiting = undefined;
    return made as T;
  };
}

function own<T>(list: readonly T[], at: number): T {
  const thing = list[at];
  if (!thing) throw new RangeError(`no item ${at} of ${list.length}`);
  return thing;
}

async function readAll<T>(list: readonly Once<T>[], pace: Pace): Promise<readonly T[]> {
  const all: T[] = [];
  for (const thing of list) {
    all.push(thing());
    await pace();
  }
  return Object.freeze(all);
}
