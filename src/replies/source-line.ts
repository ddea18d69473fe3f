import type { Source } from '../knowledge/source.ts';
import { type Inline, small, type TextBlock } from '../reply.ts';

/** Who wrote it, what it is called, with its address, where and when it stood. */
export function sourceLine(source: Source, place: string | null): TextBlock {
  return small(...describe(source), ...(place ? [`, ${place}`] : []));
}

function describe({ author, title, titleIsDescription, publisher, published, url }: Source): Inline[] {
  const name = titleIsDescription ? title : `“${title}”`;
  return [
    author ? `${author}, ` : '',
    url ? { link: url, text: name } : name,
    [`, ${publisher}`, published].filter(Boolean).join(', '),
  ];
}
