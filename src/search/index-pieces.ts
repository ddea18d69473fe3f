import { type Piece, type PieceReader, slices } from '../knowledge/pieces.ts';
import { openRecall, type RecallBuilder, type RecallData } from './recall.ts';
import type { SearchIndex } from './search-index.ts';
import type { Term, VocabularyData } from './vocabulary.ts';

type KeptTerm = readonly [term: string, df: number, surface: string, name: 0 | 1];

/** An index in pieces. */
export function* toIndexPieces(index: SearchIndex & { readonly recall: RecallBuilder }): Generator<Piece> {
  const { vocabulary, glossary, months } = index;
  const { index: postings, ...rest } = index.recall.toData();
  yield { kind: 'index', value: { glossary, months, passages: vocabulary.passages, recall: rest } };
  yield* slices('postings', postings, 1000);
  const terms = [...vocabulary.terms].map(([term, { df, surface, name }]): KeptTerm => {
    return [term, df, surface, name ? 1 : 0];
  });
  yield* slices('terms', terms, 1000);
  yield* slices('skeletons', [...vocabulary.skeletons], 1000);
}

interface Head extends Pick<SearchIndex, 'glossary' | 'months'> {
  readonly passages: number;
  readonly recall: Omit<RecallData, 'index'>;
}

/** The index again. */
export function createIndexReader(): PieceReader<Promise<SearchIndex>> {
  let head: Head | undefined;
  const postings: RecallData['index'] = [];
  const terms = new Map<string, Term>();
  const skeletons = new Map<string, readonly string[]>();

  const readers: Readonly<Record<string, (value: never) => void>> = {
    index(value: Head) {
      head = value;
    },
    postings: (values: typeof postings) => postings.push(...values),
    terms(values: KeptTerm[]) {
      for (const [term, df, surface, name] of values) terms.set(term, { df, surface, name: name === 1 });
    },
    skeletons(values: [string, string[]][]) {
      for (const [sound, names] of values) skeletons.set(sound, names);
    },
  };
  return {
    take({ kind, value }) {
      readers[kind]?.(value as never);
      return Object.hasOwn(readers, kind);
    },
    async finish() {
      if (!head) throw new Error('the index is not whole');
      const { glossary, months, passages } = head;
      const vocabulary: VocabularyData = { passages, terms, skeletons };
      return {
        recall: await openRecall({ ...head.recall, index: postings }),
        vocabulary,
        glossary,
        months,
      };
    },
  };
}
