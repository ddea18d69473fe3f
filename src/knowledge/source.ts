import { z } from 'zod';
import type { PartialDate } from '../calendar/date.ts';
import { published, text, webAddress } from './field.ts';

/** Where an event or a fact can be read. */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly published: PartialDate | null;
  /** What of the entry this source shows. */
  readonly supports?: string;
  /** The page has no title that could be read: `title` describes it and is not a quotation. */
  readonly titleIsDescription: boolean;
}

export const sourceSchema = z
  .strictObject({
    title: text(),
    publisher: text(),
    url: webAddress(),
    published: published(),
    supports: text().optional(),
    title_is_description: z.boolean().default(false),
  })
  .transform(({ title_is_description, supports, ...rest }): Source => {
    return { ...rest, ...(supports ? { supports } : {}), titleIsDescription: title_is_description };
  });

/** At least one source: an entry that nothing backs is refused. */
export const sourcesSchema = z
  .array(sourceSchema, { error: 'no source: each entry needs at least one' })
  .min(1, 'no source: each entry needs at least one');
