import type { Passage } from '../knowledge/knowledge.ts';
import type { Query } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_SUGGESTIONS = 5;
/** Below this a word is more likely another one than a mistyped one. */
const LIKELY = 0.8;

/**
 * Ways on from a question that found nothing sure, each of them really in the knowledge: words that an unknown
 * one may have meant, headings and titles of the nearest passages, and the names that it speaks of most.
 */
export function suggest(
  query: Query,
  nearest: ReadonlyArray<{ readonly passage: Passage }>,
  vocabulary: Vocabulary,
): string[] {
  const words = query.terms
    .filter((term) => !term.forms.has(term.term))
    .flatMap((term) => [...term.forms].filter(([, likeness]) => likeness >= LIKELY).slice(0, 2))
    .flatMap(([term]) => vocabulary.get(term)?.surface ?? [])
    // What a word of another language means, whoever typed it knows.
    .filter((surface) => query.terms.length === 1 || /^\p{Lu}/u.test(surface));
  const headings = nearest.flatMap(({ passage }) => passage.heading ?? []);
  const titles = nearest.flatMap(({ passage }) => passage.title || []);
  return [...new Set([...words, ...headings, ...titles, ...vocabulary.names])].slice(0, MOST_SUGGESTIONS);
}
