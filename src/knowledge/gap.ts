import { z } from 'zod';

/** What import writes where it found nothing: a keeper fills it in, and until then `check` refuses it. */
export const GAP = '???';

/** A field of front matter that may not be a gap. */
export function filled<T extends z.ZodType>(schema: T) {
  return z
    .unknown()
    .optional()
    .refine((value) => value !== GAP, {
      error: `${GAP} marks a gap: write what belongs here, or take the line out if nothing does and it may be missing`,
      abort: true,
    })
    .pipe(schema);
}
