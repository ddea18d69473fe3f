import type { Expansion } from './glossary-index.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a glossary adds to each word of a question: stems of the index that mean the same, with their likeness. A
 * form of several words stands for a stretch of as many word by word, else through the one that tells most.
 */
export function expandForms(
  tokens: readonly Token[],
  expansions: readonly Expansion[],
  vocabulary: Vocabulary,
): Map<number, Map<string, number>> {
  const added = new Map<number, Map<string, number>>();
  for (const { first, last, forms, likeness } of expansions) {
    const alone = new Set(forms.flatMap((form) => (form.length === 1 ? form : [])));
    for (let at = first; at <= last; at++) {
      const asked = tokens[at]?.term;
      const own = added.get(at) ?? new Map<string, number>();
      added.set(at, own);
      for (const form of forms) {
        // "Official visit" adds nothing to "visit": its other word would only lead astray.
        if (form.length > 1 && form.some((part) => part === asked || alone.has(part))) continue;
        const stem = form.length === last - first + 1 ? form[at - first] : rarest(form, vocabulary);
        if (stem !== undefined && vocabulary.get(stem)) own.set(stem, Math.max(likeness, own.get(stem) ?? 0));
      }
    }
  }
  return added;
}

/** Of a form whose words are all known; a form with an unknown word leads nowhere. */
function rarest(form: readonly string[], vocabulary: Vocabulary): string | undefined {
  if (!form.every((stem) => vocabulary.get(stem))) return undefined;
  return form.reduce((a, b) => (vocabulary.idf(b) > vocabulary.idf(a) ? b : a));
}
