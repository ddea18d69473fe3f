import { z } from 'zod';
import { isDay } from '../calendar/date.ts';

/** A line of the log: what was asked on which day, and how sure the answer was. Nothing tells by whom or where. */
export const entrySchema = z.object({
  question: z.string().min(1),
  day: z.string().refine(isDay, 'is no day'),
  confidence: z.enum(['perhaps', 'nothing']),
});

export type Entry = Readonly<z.output<typeof entrySchema>>;

/** What names a person or a place of theirs, and stands in no question about history. */
const PERSONAL = [
  // Discord's mentions, emoji, commands and times.
  /<(?:@[!&]?|#|a?:\w+:|\/[^:<>]+:|t:|id:)[^<>]*>/gu,
  /\b(?:https?:\/\/|www\.|discord\.gg\/)\S+/giu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /@[\p{L}\p{N}_.]+/gu,
  // Telephones; years and their ranges have fewer digits.
  /\+\d[\d\s().-]{6,}\d/gu,
  /\d{9,}/gu,
];

/** A question without what names a person; empty where nothing else is left. */
export function withoutIdentity(question: string): string {
  const left = PERSONAL.reduce((text, pattern) => text.replaceAll(pattern, ' '), question.normalize('NFC'));
  const plain = left.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return /\p{L}/u.test(plain) ? plain : '';
}
