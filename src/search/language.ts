import type { Language } from '../calendar/format.ts';

/** The language of a text as its script tells: Russian or Urdu; undefined for any other. */
export function findLanguage(text: string): Language | undefined {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [cyrillic, arabic, latin] = [
    /\p{Script=Cyrillic}/gu,
    /\p{Script=Arabic}/gu,
    /\p{Script=Latin}/gu,
  ].map(count);
  // A Russian question may hold a Latin name; a Latin one hardly holds a Cyrillic word.
  if (arabic && arabic * 2 >= (latin ?? 0)) return 'ur';
  return cyrillic && cyrillic * 2 >= (latin ?? 0) ? 'ru' : undefined;
}
