import { type REST, RESTEvents } from 'discord.js';
import type { Logger } from 'pino';

/** What a guard works with. */
export interface GuardOptions {
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Refused requests within ten minutes, of this process, after which it sends nothing that can wait. */
  readonly most?: number;
}

/** Looks at what Discord refuses. */
export interface RequestGuard {
  /** Every client of Discord's API is to be watched: they are counted together. */
  watch(rest: REST): REST;
  /** Milliseconds for which nothing that can wait may be sent; 0 where all is well. */
  heldFor(): number;
  /** Resolves with what to mend once Discord refuses the token. */
  readonly refused: Promise<string>;
}

/** Discord bans an address at ten thousand (docs: topics/rate-limits#invalid-request-limit); others may share it. */
const MOST = 5000;
const UNAUTHORIZED = 401;

/** The sentence for a token that Discord does not take. */
export const TOKEN_REFUSED = 'DISCORD_TOKEN is refused by Discord: copy it anew from the developer portal';

/** Stops in time what Discord answers with 401, 403 and 429 again and again. */
export function createRequestGuard({ log, now, most = MOST }: GuardOptions): RequestGuard {
  let heldUntil = 0;
  let tell: (sentence: string) => void = () => {};
  const refused = new Promise<string>((resolve) => {
    tell = resolve;
  });
  return {
    refused,
    heldFor: () => Math.max(0, heldUntil - now()),
    watch(rest) {
      rest.options.invalidRequestWarningInterval = Math.max(1, Math.floor(most / 10));
      rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
        log.warn({ count, seconds: Math.ceil(remainingTime / 1000) }, 'Discord refuses many requests');
        if (count < most) return;
        if (heldUntil <= now()) log.error({ count }, 'too many requests are refused: reminders wait');
        heldUntil = now() + remainingTime;
      });
      rest.on(RESTEvents.Response, ({ data }, { status }) => {
        // A request with an interaction's token says nothing of the bot's.
        if (status === UNAUTHORIZED && data.auth) tell(TOKEN_REFUSED);
      });
      return rest;
    },
  };
}
