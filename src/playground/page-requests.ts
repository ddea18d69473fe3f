import { z } from 'zod';

const text = z.string().max(8000);
const id = z.string().regex(/^\d{1,20}$/, 'is no id');
const value = z.union([text, z.number(), z.boolean()]);
const values = z.record(z.string().max(32), value);
/** The language of the viewer's Discord. */
const locale = z.enum(['en-US', 'ru']).default('en-US');

/** What the page may ask in a channel; every body is checked by one of these. */
export const pageRequests = {
  command: z.strictObject({ locale, name: text, values }),
  autocomplete: z.strictObject({ locale, name: text, option: text, value, others: values }),
  press: z.strictObject({ locale, messageId: id, customId: text }),
  select: z.strictObject({ locale, messageId: id, customId: text, values: z.array(text).max(25) }),
  modal: z.strictObject({ locale, modalId: z.uuid(), values: z.record(text, text) }),
  messageCommand: z.strictObject({ locale, name: text, messageId: id }),
  say: z.strictObject({ locale, content: text.min(1).max(2000) }),
};

/** Where the clock is moved: to a time in milliseconds since 1970, on by some, or back to the real time. */
export const clockRequest = z.union([
  z.strictObject({ to: z.number().int().min(0).max(8.64e15) }),
  z.strictObject({ by: z.number().int().min(0).max(3.2e11) }),
  z.strictObject({ to: z.literal('now') }),
]);
