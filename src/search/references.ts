import { hash } from 'node:crypto';
import type { Event } from '../knowledge/event.ts';
import type { Article, Knowledge, Passage } from '../knowledge/knowledge.ts';
import type { Pace } from '../pace.ts';

/** A passage or an event, found again by a short hash of its id. */
export type Reference =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'event'; readonly event: Event };

/** Short hashes for buttons, which have room for a hundred characters; they outlive restarts and reloads. */
export interface References {
  find(hash: string): Reference | undefined;
  findEvent(id: string): Event | undefined;
  findArticle(hash: string): Article | undefined;
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
  const byId = new Map(events.map((event) => [event.id, event]));
  const articleByHash = new Map(articles.map((article) => [toHash(article.id), article]));
  return {
    find: (hash) => byHash.get(hash),
    findEvent: (id) => byId.get(id),
    findArticle: (hash) => articleByHash.get(hash),
  };
}

/** A passage's, an event's or an article's short hash. */
export function toHash(id: string): string {
  return hash('sha256', id, 'base64url').slice(0, HASH_LENGTH);
}
