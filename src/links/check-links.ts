import { checkLink, type LinkChecker } from './check-link.ts';
import type { Verdict } from './link.ts';

export interface LinkCheckOptions extends LinkChecker {
  /** Milliseconds between two requests to one server. */
  readonly pause: number;
  /** How many servers are asked at the same time. */
  readonly servers: number;
  /** Stops between two pages. */
  readonly interruption: AbortSignal;
  readonly report: (address: string, verdict: Verdict) => void;
}

/** Looks at all pages: those of one server one after the other, with a pause, several servers at a time. */
export async function checkLinks(addresses: Iterable<string>, options: LinkCheckOptions): Promise<void> {
  const { pause, servers, interruption, report, wait } = options;
  const queues = [...Map.groupBy(addresses, (address) => new URL(address).host).values()]
    // The server with the most pages takes longest: it begins first.
    .sort((a, b) => b.length - a.length);
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [i, address] of queue.entries()) {
        if (interruption.aborted) return;
        if (i > 0) await wait(pause);
        report(address, await checkLink(address, options));
      }
    }
  };
  await Promise.all(Array.from({ length: servers }, work));
}
