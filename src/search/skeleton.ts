// Consonants that transliterations of one name swap, each group under its first letter.
const GROUPS: ReadonlyArray<readonly [RegExp, string]> = [
  [/kh|gh|q|k|g|h|x/g, 'k'],
  [/sh|ch|zh|s|z|j|c/g, 's'],
  [/ph|f|v|w|b|p/g, 'f'],
  [/th|dh|t|d/g, 't'],
];

/** What is left of a name when only the sound of its consonants counts: Shoygu and Shoigu, Khaqan and Hagan. */
export function skeletonOf(word: string): string {
  let skeleton = word;
  for (const [sounds, letter] of GROUPS) skeleton = skeleton.replace(sounds, letter);
  return skeleton.replace(/(?<!^)[aeiouy']/g, '').replace(/(.)\1+/g, '$1');
}
