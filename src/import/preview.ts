import type { Day } from '../calendar/date.ts';
import type { Passage, Searched } from '../knowledge/knowledge.ts';
import type { Confidence } from '../search/confidence.ts';
import { createSearch } from '../search/search.ts';

/** What the search answers to a question once an article is in. */
export interface PreviewAnswer {
  readonly question: string;
  readonly confidence: Confidence;
  /** The passage that stands first, of whichever article; undefined where there is none. */
  readonly passage: string | undefined;
  readonly excerpt: string;
  /** Of the new article. */
  readonly own: boolean;
}

/** Articles that are about to be written, as far as a preview needs them. */
export interface Candidate {
  readonly id: string;
  readonly passages: readonly Passage[];
  readonly questions: readonly string[];
}

/** Asks each article's questions of the knowledge with all of the articles in it. */
export async function askBeforehand(
  knowledge: Searched,
  articles: readonly Candidate[],
  today: Day,
): Promise<Map<string, PreviewAnswer[]>> {
  const passages = [...knowledge.passages, ...articles.flatMap((article) => article.passages)];
  const search = await createSearch({ ...knowledge, passages });
  return new Map(
    articles.map(({ id, questions }) => [
      id,
      questions.map((question) => {
        const { confidence, passages: hits } = search.ask(question, today);
        const [hit] = hits;
        return {
          question,
          confidence,
          passage: hit?.passage.id,
          excerpt: hit?.excerpt.text ?? '',
          own: hit?.passage.article === id,
        };
      }),
    ]),
  );
}
