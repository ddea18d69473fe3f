import type { Event } from './event.ts';
import type { Passage } from './knowledge.ts';

/** What is searched, each looked at only when it is asked for: most of it never is. */
export interface Items {
  readonly passages: number;
  readonly events: number;
  /** By its place in the list; throws where there is none. */
  passage(at: number): Passage;
  event(at: number): Event;
}

/** The items of a knowledge that is there as a whole. */
export function toItems(knowledge: {
  readonly passages: readonly Passage[];
  readonly events: readonly Event[];
}): Items {
  return {
    passages: knowledge.passages.length,
    events: knowledge.events.length,
    passage: (at) => own(knowledge.passages, at),
    event: (at) => own(knowledge.events, at),
  };
}

function own<T>(list: readonly T[], at: number): T {
  const thing = list[at];
  if (thing === undefined) throw new RangeError(`no item ${at} of ${list.length}`);
  return thing;
}
