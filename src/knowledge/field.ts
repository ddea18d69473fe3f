import { z } from 'zod';
import { explainDate } from '../calendar/date.ts';

/** A line or more of text that is not empty. */
export function text() {
  return z.string({ error: missing }).trim().min(1, 'is empty');
}

/** A name in lower case that other files can refer to, such as `tashkent-declaration-1966`. */
export function id() {
  return z.string({ error: missing }).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: (issue) => `"${issue.input}" is not lower-case words with -`,
  });
}

/** A date's text, not yet checked; YAML reads an unquoted 1948 as a number. */
export function dateText() {
  return z.union([z.string(), z.number()], { error: missing }).transform(String);
}

/** YYYY, YYYY-MM, YYYY-MM-DD, or null where the day of publication is not known. */
export function published() {
  return dateText()
    .superRefine((date, context) => {
      const fault = explainDate(date);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    })
    .nullable()
    .default(null);
}

/** An absolute address that a browser opens. */
export function webAddress() {
  return z.url({
    protocol: /^https?$/,
    error: (issue) => missing(issue) ?? `"${issue.input}" is not an http or https address`,
  });
}

/** How far a dated thing is backed: by several sources or by one. */
export function confidence() {
  return z.enum(['confirmed', 'single-source']).default('single-source');
}

export function sourceQuality() {
  return z.enum(['good', 'weak']).default('good');
}

function missing(issue: { readonly input?: unknown }): string | undefined {
  return issue.input === undefined ? 'is missing' : undefined;
}
