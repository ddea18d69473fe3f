import { type IndexToKeep, KeptIndex, type KeptIndexData, toKeptData } from './kept-index.ts';
import { OpenIndex } from './open-index.ts';
import type { Query } from './query.ts';
import { createRecalled, type Recalled } from './recalled.ts';

/** The first stage: an inverted index over each entry's stems. */
export interface Recall {
  /** All that hold a word of the question. */
  find(query: Query): Recalled;
}

/** The first stage while it is being filled. */
export interface RecallBuilder extends Recall {
  /** Takes the entries in their order, from 0 on. */
  add(entry: number, terms: readonly string[]): void;
  /** What `openRecall` reads, once it was kept. */
  toData(): IndexToKeep;
}

/**
 * Once the rarest words have found so many entries, at least so many words having been looked for, the frequent ones
 * only add to those: in a large folder most of the time would go to entries that hold nothing else.
 */
const ENOUGH = 1000;
const LEAST_WORDS = 2;

/** An index to fill. */
export function createRecall(): RecallBuilder {
  const index = new OpenIndex();
  return {
    add(entry, terms) {
      index.add({ id: entry, terms: terms.join(' ') });
    },
    toData: () => toKeptData(index),
    find: (query) => find(index, query),
  };
}

/** An index that was filled before. */
export function openRecall(data: KeptIndexData): Recall {
  const index = new KeptIndex(data);
  return { find: (query) => find(index, query) };
}

function find(index: OpenIndex, query: Query): Recalled {
  const scores = new Float64Array(index.documentCount);
  const best = new Float64Array(index.documentCount);
  let found = 0;
  const rarestFirst = query.terms.toSorted((a, b) => b.weight / b.frame - a.weight / a.frame);
  for (const [i, { forms, frame }] of rarestFirst.entries()) {
    const among = i >= LEAST_WORDS && found >= ENOUGH ? scores : undefined;
    const holding: number[] = [];
    for (const [form, likeness] of forms) {
      const scored = index.scoresOf(form);
      for (let at = 0; scored && at < scored.entries.length; at++) {
        const entry = scored.entries[at] as number;
        if (among && among[entry] === 0) continue;
        const value = (scored.scores[at] as number) * likeness * frame;
        const known = best[entry] as number;
        if (value <= known) continue;
        if (known === 0) holding.push(entry);
        best[entry] = value;
      }
    }
    for (const entry of holding) {
      if (scores[entry] === 0) found++;
      (scores[entry] as number) += best[entry] as number;
      best[entry] = 0;
    }
  }
  return createRecalled(scores);
}
