// Consonants that transliterations of one name swap, each group under its first letter; two letters for one sound
// come before the letters that they are written with.
const SOUNDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?<=[aeiouy])h$/g, ''],
  [/sh|ch|zh/g, 's'],
  [/th|dh/g, 't'],
  [/ph|bh/g, 'f'],
  [/x/g, 'ks'],
  [/kh|gh|c(?![eiy])|[qgh]/g, 'k'],
  [/[zjc]/g, 's'],
  [/[vwbp]/g, 'f'],
  [/d/g, 't'],
];

/** What is left of a name when only the sound of its consonants counts: Shoygu and Shoigu, Khaqan and Hagan. */
export function skeletonOf(word: string): string {
  let skeleton = word;
  for (const [sounds, letter] of SOUNDS) skeleton = skeleton.replace(sounds, letter);
  return skeleton.replace(/(?<!^)[aeiouy']/g, '').replace(/(.)\1+/g, '$1');
}
