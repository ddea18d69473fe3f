import type { Answer, Search } from './search.ts';

/** The same search, whose answers somebody hears of; `article` is the only one that was searched, where that was asked. */
export function overhear(
  search: Search,
  heard: (answer: Answer, article: string | undefined) => void,
): Search {
  return {
    ...search,
    ask(question, today, article) {
      const answer = search.ask(question, today, article);
      heard(answer, article);
      return answer;
    },
  };
}
