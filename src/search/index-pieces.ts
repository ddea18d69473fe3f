import { type Piece, type PieceReader, slices } from '../knowledge/pieces.ts';
import { openRecall, type RecallBuilder, type RecallData } from './recall.ts';
import type { SearchIndex } from './search-index.ts';
import type { Term, VocabularyData } from './vocabulary.ts';

type KeptDocument = readonly [shortId: string, id: unknown, lengths: number[]];
type KeptPostings = RecallData['index'][number];
type KeptTerm = readonly [term: string, df: number, surface: string, name: 0 | 1];

/** An index in pieces. */
export function* toIndexPieces(index: SearchIndex & { readonly recall: RecallBuilder }): Generator<Piece> {
  const { vocabulary, glossary, months } = index;
  const { index: postings, documentIds, fieldLength, storedFields, ...rest } = index.recall.toData();
  yield { kind: 'index', value: { glossary, months, passages: vocabulary.passages, recall: rest } };
  const documents = Object.keys(documentIds).map((id): KeptDocument => {
    return [id, documentIds[id], fieldLength[id] ?? []];
  });
  yield* slices('documents', documents, 2000);
  yield* toPostings(postings);
  const terms = [...vocabulary.terms].map(([term, { df, surface, name }]): KeptTerm => {
    return [term, df, surface, name ? 1 : 0];
  });
  yield* slices('terms', terms, 1000);
  yield* slices('skeletons', [...vocabulary.skeletons]);
}

/** Where terms stand, as MiniSearch keeps it, in pieces that no frequent term makes large. */
function* toPostings(index: RecallData['index']): Generator<Piece> {
  let piece: KeptPostings[] = [];
  let size = 0;
  for (const [term, fields] of index.flatMap(split)) {
    piece.push([term, fields]);
    size += Object.values(fields).reduce((sum, found) => sum + Object.keys(found).length, 1);
    if (size < LARGEST) continue;
    yield { kind: 'postings', value: piece };
    [piece, size] = [[], 0];
  }
  if (piece.length > 0) yield { kind: 'postings', value: piece };
}

/** A term that very many documents hold, as several, which follow each other. */
function split([term, fields]: KeptPostings): KeptPostings[] {
  const whole = Object.entries(fields).every(([, found]) => Object.keys(found).length <= LARGEST);
  if (whole) return [[term, fields]];
  return Object.entries(fields).flatMap(([field, found]) => {
    const entries = Object.entries(found);
    return Array.from({ length: Math.ceil(entries.length / LARGEST) }, (_, i): KeptPostings => {
      return [term, { [field]: Object.fromEntries(entries.slice(i * LARGEST, (i + 1) * LARGEST)) }];
    });
  });
}

/** Documents of one piece, counted for each term. */
const LARGEST = 5000;

interface Head extends Pick<SearchIndex, 'glossary' | 'months'> {
  readonly passages: number;
  readonly recall: Omit<RecallData, 'index' | 'documentIds' | 'fieldLength' | 'storedFields'>;
}

/** The index again. */
export function createIndexReader(): PieceReader<Promise<SearchIndex>> {
  let head: Head | undefined;
  const documents: Pick<RecallData, 'documentIds' | 'fieldLength' | 'storedFields'> = {
    documentIds: {},
    fieldLength: {},
    storedFields: {},
  };
  const postings: RecallData['index'] = [];
  const terms = new Map<string, Term>();
  const skeletons = new Map<string, readonly string[]>();

  const readers: Readonly<Record<string, (value: never) => void>> = {
    index(value: Head) {
      head = value;
    },
    documents(values: KeptDocument[]) {
      for (const [shortId, id, lengths] of values) {
        documents.documentIds[shortId] = id;
        documents.fieldLength[shortId] = lengths;
        documents.storedFields[shortId] = {};
      }
    },
    postings(values: KeptPostings[]) {
      for (const [term, fields] of values) {
        const [last, known] = postings.at(-1) ?? [];
        if (last !== term || !known) postings.push([term, fields]);
        else for (const field in fields) known[field] = Object.assign(known[field] ?? {}, fields[field]);
      }
    },
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
        recall: await openRecall({ ...head.recall, ...documents, index: postings }),
        vocabulary,
        glossary,
        months,
      };
    },
  };
}
