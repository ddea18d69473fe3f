// Typeset ligatures of Latin (ﬁ) and letters of Arabic in their printed forms; the words that Urdu writes in one
// character (U+FDF0 to U+FDFF, such as ﷺ) stay.
const PRINTED_FORMS = /[\uFB00-\uFB06\uFB50-\uFDEF\uFE70-\uFEFC]/g;

// Soft hyphens, zero-width spaces and joiners of words, marks of byte order, and overrides of direction, which could
// show a text other than it reads. The joiners of letters (U+200C, U+200D) stay: Urdu is misspelt without them.
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;

/** Text from a source on one line: no ligatures, no control characters, nothing unseen, single spaces. */
export function toPlainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(PRINTED_FORMS, (form) => form.normalize('NFKC'))
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Does a line say anything, or is it an ornament such as `* * *`? */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The first words of a text, with an ellipsis where it goes on. */
export function firstWords(text: string, most: number): string {
  const words = text.split(' ');
  return words.length <= most ? text : `${words.slice(0, most).join(' ')} …`;
}
