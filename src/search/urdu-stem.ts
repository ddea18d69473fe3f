/** An Urdu word's stem: without plural and oblique endings, so that معاہدہ, معاہدے and معاہدوں meet. */
export function stemUrdu(word: string): string {
  let stem = word.replaceAll('ۂ', 'ہ').replace(/ء$/, '');
  for (const [ending, replacement, shortest] of ENDINGS) {
    const rest = stem.replace(ending, '');
    if (rest !== stem && rest.length >= shortest) stem = rest + replacement;
  }
  return stem;
}

// Each with the fewest letters that must be left: بات, رات and زمیں are whole words. Only endings of nouns, which
// questions and glossaries share; of verbs, too little would be left.
const ENDINGS: ReadonlyArray<readonly [ending: RegExp, replacement: string, shortest: number]> = [
  [/(?:ؤں|ئیں)$/, '', 3],
  [/یاں$/, 'ی', 3],
  [/(?:وں|یں)$/, '', 3],
  [/ات$/, '', 4],
  [/(?<!ئ)[ےہا]$/, '', 3],
];
