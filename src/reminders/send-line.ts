import { type Place, SENDS_A_SECOND, type Store } from '../store/store.ts';

/** Where requests of all processes wait for their turn. */
export interface SendLine {
  /** Places for so many requests. */
  reserve(count: number): Promise<Place[]>;
  /** Resolves when the requests in these places may leave. */
  turn(places: readonly Place[]): Promise<void>;
  /** The requests in these places are answered, or were not made. */
  free(places: readonly Place[]): Promise<void>;
}

/** What the line works with. */
export interface SendLineOptions {
  readonly store: Pick<Store, 'reserveSends' | 'freeSends'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** All in milliseconds. */
const SECOND = 1000;
/** One process sends evenly as far as it can. */
const GAP = SECOND / SENDS_A_SECOND;
/** A process that was held up makes up for so much; the places see to it that it is never too much. */
const CATCH_UP = SECOND / 4;
/** Places that are freed are written together. */
const GROUP = 4;
/** Where all places are taken, as other processes take theirs or Discord answers nobody, they are asked for again. */
const PAUSE = 50;
const MOST_PAUSES = 600;
/** So long a place can be taken that nobody frees. */
const LONGEST_WAIT = 60_000;

/**
 * A request that left may arrive at any moment until it is answered: its place is taken until a second after the
 * answer. So Discord never counts more requests in a second than there are places, whatever the network does.
 */
export function createSendLine({ store, now, wait }: SendLineOptions): SendLine {
  const answered: (Place & { readonly until: number })[] = [];
  let taken = 0;
  let slot = 0;
  const flush = () => store.freeSends(answered.splice(0));
  return {
    async reserve(count) {
      const places: Place[] = [];
      for (let pauses = 0; ; pauses += 1) {
        const before = now() + (pauses < MOST_PAUSES ? SECOND : LONGEST_WAIT);
        places.push(...(await store.reserveSends(count - places.length, now(), before)));
        if (places.length === count) break;
        if (pauses > 2 * MOST_PAUSES) throw new Error('no place to send');
        await wait(PAUSE);
      }
      // Only now, for whoever gets no places frees none: those that were taken in vain are free again by themselves.
      taken += count;
      return places;
    },
    async turn(places) {
      // Farther ahead, it is the clock that has jumped back.
      if (slot > now() + SECOND) slot = 0;
      slot = Math.max(slot + GAP * places.length, now() - CATCH_UP);
      const moment = Math.max(slot, ...places.map(({ at }) => at));
      if (moment > now()) await wait(Math.ceil(moment - now()));
    },
    async free(places) {
      const until = now() + SECOND;
      answered.push(...places.map((place) => ({ ...place, until })));
      taken -= places.length;
      if (taken === 0 || answered.length >= GROUP) await flush();
    },
  };
}
