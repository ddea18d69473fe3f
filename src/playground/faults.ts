import type { RefusalCode } from './discord-error.ts';

/** What goes wrong with a request; `after` means that Discord did what was asked and only the answer is lost. */
export type Fault =
  | {
      readonly kind: 'rate-limit';
      readonly retryAfter: number;
      readonly scope?: 'user' | 'shared' | 'global';
    }
  | { readonly kind: 'error'; readonly status: number; readonly when?: 'before' | 'after' }
  /** One of Discord's own refusals, such as 50007. */
  | { readonly kind: 'refusal'; readonly code: RefusalCode }
  /** Something on the way answers with a page instead of Discord. */
  | { readonly kind: 'page'; readonly status: number }
  /** It says that it is JSON, and is none. */
  | { readonly kind: 'garbage' }
  | { readonly kind: 'hang' }
  /** The connection ends without an answer. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** The connection is reset: clients see ECONNRESET. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' };

export interface Faults {
  /** The next `times` requests to `route`, such as `POST /channels/:id/messages` or `*`, meet this fault. */
  add(route: string, times: number, fault: Fault): void;
  /** The fault that this request meets, if any; it is used up by being asked for. */
  take(method: string, path: string): Fault | undefined;
  /** How many requests to this route are still to meet a fault. */
  left(route: string): number;
  clear(): void;
}

export function createFaults(): Faults {
  let planned: { readonly route: string; readonly pattern: RegExp; readonly fault: Fault; left: number }[] =
    [];
  return {
    add(route, times, fault) {
      planned.push({ route, pattern: toPattern(route), fault, left: times });
    },
    take(method, path) {
      const found = planned.find((one) => one.pattern.test(`${method} ${path}`));
      if (found === undefined) return undefined;
      found.left -= 1;
      planned = planned.filter((one) => one.left > 0);
      return found.fault;
    },
    left: (route) => planned.reduce((sum, one) => (one.route === route ? sum + one.left : sum), 0),
    clear() {
      planned = [];
    },
  };
}

function toPattern(route: string): RegExp {
  if (route === '*') return /./;
  return new RegExp(`^${route.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[a-z]+/gi, '[^/]+')}$`);
}
