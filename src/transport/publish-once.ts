import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { type PublishOptions, planPublishing } from './publish.ts';

/** Where to publish what, and who else may. */
export interface PublishOnceOptions extends PublishOptions {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
}

/** A process that dies while it publishes holds up the next for so long, in milliseconds. */
const LONGEST = 60_000;

/**
 * Publishes what differs; replicas that start together do so once. Resolves when Discord has told what is published,
 * so that whatever is wrong with it is known before a login; the writing may take longer than one.
 */
export async function publishOnce(options: PublishOnceOptions): Promise<{ readonly written: Promise<void> }> {
  const { store, now, log } = options;
  const owner = randomUUID();
  if (!(await store.lock('publish', { owner, now: now(), until: now() + LONGEST })))
    return { written: Promise.resolve() };
  const unlock = () => store.unlock('publish', owner);
  try {
    const { differences, write } = await planPublishing(options);
    const written = write().finally(unlock);
    return {
      written: written.then(() => {
        for (const { kind, name, fields } of differences)
          log.info({ kind, name, fields }, 'command published');
      }),
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
