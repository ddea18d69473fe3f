/**
 * What is left of a Russian stem without the suffixes that make other words of it: продлить, продлевать and продление
 * have one root. Undefined where too little is left to tell words apart, and for other scripts.
 */
export function russianRoot(stem: string): string | undefined {
  if (!/^\p{Script=Cyrillic}+$/u.test(stem)) return undefined;
  let root = stem;
  for (const suffix of SUFFIXES) {
    const rest = root.replace(suffix, '');
    if (rest.length >= LEAST_REST) root = rest;
  }
  for (const [sound, letter] of SOUNDS) root = root.replace(sound, letter);
  return root.length < SHORTEST ? undefined : root;
}

/** Shorter roots belong to too many words. */
const SHORTEST = 5;
/** What looks like a suffix behind fewer letters belongs to the root. */
const LEAST_REST = 4;

const VERBAL = /(?:(?:из)?ирова?|ова|ева|ыва|ива|ва|ну|ир)$/;
// In the order in which they stand from the end of a word on.
const SUFFIXES = [
  VERBAL,
  /(?:ьник|щик|чик|ник)$/,
  /(?:тельств|тельност|тел)$/,
  /ств$/,
  /ост$/,
  /(?:енн|анн|янн|ен|ан|ян)$/,
  VERBAL,
  /[аеиоуыюяьй]+$/,
];

// Consonants that change before a suffix: наградить and награждать.
const SOUNDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/жд$/, 'д'],
  [/(?<=[бвмпф])л$/, ''],
  [/щ$/, 'т'],
];
