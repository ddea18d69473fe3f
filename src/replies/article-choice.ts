import type { Services } from '../command.ts';
import type { ArticleOverview } from '../knowledge/knowledge.ts';
import type { Choice } from '../reply.ts';
import { shorten } from './marked.ts';

/** Discord's limit on choices. */
const MOST_CHOICES = 25;
const LONGEST_VALUE = 100;

/** Articles whose title, author or publisher holds what has been typed. */
export function suggestArticles(typed: string, { knowledge }: Services): Choice[] {
  const part = typed.trim().toLowerCase();
  return knowledge.articles
    .filter(({ source }) =>
      [source.title, source.author, source.publisher].some((name) => name?.toLowerCase().includes(part)),
    )
    .slice(0, MOST_CHOICES)
    .map((article) => {
      const name = labelOf(article);
      // Discord takes no longer value; the name finds the article too.
      return { name, value: article.id.length <= LONGEST_VALUE ? article.id : name };
    });
}

/** The article that a suggestion's value, its label, or a typed title means. */
export function findArticle(text: string, { knowledge }: Services): ArticleOverview | undefined {
  const wanted = text.trim().toLowerCase();
  return knowledge.articles.find((article) =>
    [article.id, labelOf(article), article.source.title].some((name) => name.toLowerCase() === wanted),
  );
}

function labelOf({ source }: ArticleOverview): string {
  return shorten(source.author ? `${source.title} (${source.author})` : source.title, 100);
}
