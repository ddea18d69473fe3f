import { hash } from 'node:crypto';
import type { Event } from '../knowledge/event.ts';
import type { Items } from '../knowledge/items.ts';
import type { ArticleOverview, Knowledge, Overview, Passage } from '../knowledge/knowledge.ts';
import type { Piece } from '../knowledge/pieces.ts';
import type { Pace } from '../pace.ts';
import { SortedPieces, toSortedPieces } from './sorted-pieces.ts';

/** A passage or an event, found again by a short hash of its id. */
export type Reference =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'event'; readonly event: Event };

/** Short hashes for buttons, which have room for a hundred characters; they outlive restarts and reloads. */
export interface References {
  find(hash: string): Reference | undefined;
  findEvent(id: string): Event | undefined;
  findArticle(hash: string): ArticleOverview | undefined;
}

/** Characters of a hash: 36 bits, so that two of a hundred thousand ids share one hardly ever. */
export const HASH_LENGTH = 6;

/** Hashes everything of a knowledge; the first of two that share a hash keeps it. */
export async function createReferences(
  { passages, events, articles }: Pick<Knowledge, 'passages' | 'events' | 'articles'>,
  pace: Pace,
): Promise<References> {
  const byHash = new Map<string, Reference>();
  const add = (id: string, reference: Reference) => {
    const hash = toHash(id);
    if (!byHash.has(hash)) byHash.set(hash, reference);
  };
  for (const passage of passages) {
    add(passage.id, { kind: 'passage', passage });
    await pace();
  }
  for (const event of events) add(event.id, { kind: 'event', event });
  return { find: (hash) => byHash.get(hash), ...referencesTo({ events, articles }) };
}

/** The hashes to be kept, each with its place among the items: making them anew takes longer than a question. */
export function* toReferencePieces({
  passages,
  events,
}: Pick<Knowledge, 'passages' | 'events'>): Generator<Piece> {
  const places = [...passages, ...events].map(({ id }, at) => [toHash(id), at] as const);
  yield* toSortedPieces(KIND, places, PIECE, (at) => String(at).length);
}

const KIND = 'references';
/** Characters of a piece that is read for the sake of one of its hashes. */
const PIECE = 4000;

/** What reads the hashes again. */
export const createReferenceReader = () => new SortedPieces<number>(KIND);

/** Finds by hashes that were kept. */
export function openReferences(
  items: Items,
  overview: Pick<Overview, 'events' | 'articles'>,
  places: SortedPieces<number>,
): References {
  return {
    find(hash) {
      const [at] = places.all(hash);
      if (at === undefined) return undefined;
      return at < items.passages
        ? { kind: 'passage', passage: items.passage(at) }
        : { kind: 'event', event: items.event(at - items.passages) };
    },
    ...referencesTo(overview),
  };
}

function referencesTo({ events, articles }: Pick<Overview, 'events' | 'articles'>) {
  const byId = new Map(events.map((event) => [event.id, event]));
  const articleByHash = new Map(articles.map((article) => [toHash(article.id), article]));
  return {
    findEvent: (id: string) => byId.get(id),
    findArticle: (hash: string) => articleByHash.get(hash),
  };
}

/** A passage's, an event's or an article's short hash. */
export function toHash(id: string): string {
  return hash('sha256', id, 'base64url').slice(0, HASH_LENGTH);
}
