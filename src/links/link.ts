import { z } from 'zod';
import { isDay } from '../calendar/date.ts';

/** What became of a page, the worst first. */
export const STATES = ['dead', 'moved', 'redirected', 'blocked', 'trouble', 'fine'] as const;

export type LinkState = (typeof STATES)[number];

const verdictSchema = z.strictObject({
  state: z.enum(STATES),
  /** What the server answered, or why it did not. */
  reason: z.string(),
  /** Where the page is now. */
  location: z.string().exactOptional(),
});

/** What one look at a page gave. */
export type Verdict = z.infer<typeof verdictSchema>;

export const checkedSchema = verdictSchema.extend({
  checked: z.string().refine(isDay, 'is not a day'),
});

/** A verdict and the day on which it was given. */
export type Checked = z.infer<typeof checkedSchema>;
