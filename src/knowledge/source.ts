import { z } from 'zod';
import type { PartialDate } from '../calendar/date.ts';
import { published, text, webAddress } from './field.ts';

/** Where a passage, an event or a fact comes from, as a reader is shown it. */
export interface Source {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string;
  readonly published: PartialDate | null;
  readonly url: string | null;
  /** A remark shown beside the source, for example that views are the author's. */
  readonly note: string | null;
  /** What of an event or a fact this source shows. */
  readonly supports: string | null;
  /** The page has no title that could be read: `title` describes it and is not a quotation. */
  readonly titleIsDescription: boolean;
}

const sourceSchema = z
  .strictObject({
    title: text(),
    publisher: text(),
    url: webAddress(),
    published: published(),
    supports: text().optional(),
    title_is_description: z.boolean().default(false),
  })
  .transform(
    ({ title_is_description, supports, ...rest }): Source => ({
      ...rest,
      author: null,
      note: null,
      supports: supports ?? null,
      titleIsDescription: title_is_description,
    }),
  );

/** At least one source: an entry that nothing backs is refused. */
export const sourcesSchema = z
  .array(sourceSchema, { error: 'no source: each entry needs at least one' })
  .min(1, 'no source: each entry needs at least one');
