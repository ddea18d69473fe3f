import type { Clock } from './clock.ts';

/** How much one bucket takes; the whole bot has 50 requests a second (docs: topics/rate-limits#global-rate-limit). */
export interface RateLimit {
  readonly requests: number;
  /** Milliseconds. */
  readonly window: number;
}

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly resetAfter: number;
  readonly isExceeded: boolean;
}

/** Counts requests in buckets: a fixed window each, as Discord's headers describe it. */
export interface RateLimits {
  take(bucket: string, limit: RateLimit): RateState;
}

export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, { begun: number; used: number }>();
  return {
    take(bucket, { requests, window }) {
      const now = clock.now();
      const known = buckets.get(bucket);
      const state = known === undefined || now - known.begun >= window ? { begun: now, used: 0 } : known;
      state.used += 1;
      buckets.set(bucket, state);
      return {
        limit: requests,
        remaining: Math.max(0, requests - state.used),
        resetAfter: (state.begun + window - now) / 1000,
        isExceeded: state.used > requests,
      };
    },
  };
}

/** Remembers when something happened and tells the most of it in any sliding second. */
export interface SendCount {
  record(at: number): void;
  readonly total: number;
  mostInASecond(): number;
}

export function createSendCount(): SendCount {
  const times: number[] = [];
  return {
    record: (at) => times.push(at),
    get total() {
      return times.length;
    },
    mostInASecond() {
      let most = 0;
      let first = 0;
      times.forEach((at, index) => {
        while (at - (times[first] ?? at) >= 1000) first += 1;
        most = Math.max(most, index - first + 1);
      });
      return most;
    },
  };
}
