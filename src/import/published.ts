import { explainDate, type PartialDate } from '../calendar/date.ts';
import { findDate } from '../calendar/date-query.ts';

/**
 * A date of publication as pages write it, to the day where they do: an ISO date, with or without a time, or words
 * such as "May 1, 2018"; undefined where it is none. The day is the publisher's own: no time zone is applied.
 */
export function toPublished(raw: string): PartialDate | undefined {
  const text = raw.trim();
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[T\s])/.exec(text);
  if (iso) {
    const date = iso
      .slice(1)
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'))
      .join('-');
    return isPlausible(date) ? date : undefined;
  }
  // Days that YYYYMMDD writes together, in the metadata of older journals.
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)?.slice(1).join('-');
  if (packed) return isPlausible(packed) ? packed : undefined;
  return findWrittenDate(text)?.date;
}

/** The one date that a short text names in words, and those words; nothing vague, no period. */
export function findWrittenDate(text: string): { date: PartialDate; words: string } | undefined {
  // What is relative ("yesterday") is no date without knowing when it was written.
  const found = findDate(text, '0001-01-01');
  if (!found?.exact) return undefined;
  const lengths: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };
  const length = lengths[found.precision];
  const date = length === undefined ? undefined : found.from.slice(0, length);
  return date !== undefined && isPlausible(date) ? { date, words: found.text } : undefined;
}

/** Print is older than the web, but not older than newspapers. */
function isPlausible(date: string): boolean {
  return explainDate(date) === undefined && date >= '1600';
}
