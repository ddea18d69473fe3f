import type { DateQuery } from '../calendar/date-query.ts';

/** How surely a year of the decade that is asked for answers. */
export const SAME_YEARS = 0.85;

/**
 * The years in full that a word of the question's date stands for, where it names a decade or writes a year in two
 * digits: texts that tell of the sixties speak of 1965. `forms`: what else the word is called.
 */
export function yearsOf(term: string, forms: ReadonlyMap<string, number>, date: DateQuery): string[] {
  const named = [term, ...forms.keys()].find((form) => SHORT.test(form) || DECADE.test(form));
  if (named === undefined) return [];
  const number = Number.parseInt(named, 10);
  const first = number < 100 ? 1900 + number : number;
  if (date.precision === 'year') return SHORT.test(named) ? [String(first)] : [];
  // A period may be one of decades: from the seventies to the nineties.
  const ofDecades = date.precision === 'decade' || date.to.endsWith('9-12-31');
  return ofDecades && first % 10 === 0 ? Array.from({ length: 10 }, (_, i) => String(first + i)) : [];
}

const SHORT = /^\d\d$/;
const DECADE = /^\d{3}0s?$/;
