import { LRUCache } from 'lru-cache';
import { type AnswerOptions, answerInteraction } from './answer.ts';
import { parseInteraction } from './interaction.ts';
import { createLine } from './line.ts';

/** Where interactions go, whichever transport brought them. */
export interface Intake {
  /** False for what is no interaction of a known kind and shape. An id that was seen before is left aside. */
  take(payload: unknown): boolean;
  /** Takes nothing new, and finishes what is in flight or gives it up after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Discord may deliver an event twice, and whoever overhears a request may repeat it; so many are remembered to tell. */
const REMEMBERED = 10_000;

/** What answering works with, and when it can begin; at once, if nothing is said. */
export interface IntakeOptions extends Omit<AnswerOptions, 'line'> {
  /** Never rejects; what comes before waits. */
  readonly opened?: Promise<void>;
}

/** One path from what Discord sends to the reply. */
export function createIntake(options: IntakeOptions): Intake {
  const line = createLine(options.opened);
  const inFlight = new Set<Promise<void>>();
  const seen = new LRUCache<string, true>({ max: REMEMBERED });
  let isLeaving = false;
  return {
    take(payload) {
      const interaction = parseInteraction(payload);
      if (!interaction) {
        options.log.warn('interaction of an unknown kind or shape left aside');
        return false;
      }
      if (isLeaving) return true;
      if (seen.has(interaction.id)) {
        options.log.info({ interaction: interaction.id }, 'interaction came again');
        return true;
      }
      seen.set(interaction.id, true);
      const work = answerInteraction(interaction, { ...options, line }).finally(() => inFlight.delete(work));
      inFlight.add(work);
      return true;
    },
    async stop(patience) {
      isLeaving = true;
      await Promise.race([Promise.allSettled(inFlight), options.wait(patience)]);
    },
  };
}
