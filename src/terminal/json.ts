import type { Event } from '../knowledge/event.ts';
import type { Source } from '../knowledge/source.ts';
import type { Answer } from '../search/search.ts';

/** An answer as other programs read it. `id` is the question's own in a batch, else null. */
export function toAnswerJson(answer: Answer, id: string | number | null) {
  return {
    id,
    question: answer.question,
    confidence: answer.confidence,
    answered: answer.confidence === 'found',
    passages: answer.passages.map(({ passage, score, excerpt }) => ({
      id: passage.id,
      article: passage.article,
      paragraph: passage.paragraph,
      text: passage.text,
      excerpt: excerpt.text,
      score: Number(score.toFixed(4)),
      source: toSourceJson(passage.sources[0]),
      sources: passage.sources.map(toSourceJson),
    })),
    events: answer.events
      .filter(({ confidence }) => confidence !== 'nothing')
      .map(({ event: { id, date, title } }) => ({ id, date, title })),
    suggestions: answer.suggestions,
  };
}

/** An event as other programs read it. */
export function toEventJson({ id, date, end, title, summary, sources }: Event) {
  return { id, date, end: end ?? null, title, summary, sources: sources.map(toSourceJson) };
}

function toSourceJson({ title, author, publisher, published, url }: Source) {
  return { title, author, publisher, published, url };
}
