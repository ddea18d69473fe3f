import { type KeptPiece, type Piece, type PieceReader, slices } from '../knowledge/pieces.ts';
import type { Found, Node } from './glossary-index.ts';
import { openRecall, type RecallBuilder } from './recall.ts';
import type { SearchIndex } from './search-index.ts';
import type { Term } from './vocabulary.ts';

/** Numbers, or a term's parts, of one piece. */
const LARGEST = 20_000;

interface Head {
  readonly months: readonly string[];
  readonly passages: number;
  readonly averageLength: number;
  /** Of pieces that come in any number. */
  readonly entries: number;
  readonly terms: number;
}

/** An index in pieces. */
export function* toIndexPieces(index: SearchIndex & { readonly recall: RecallBuilder }): Generator<Piece> {
  const { months, vocabulary, glossary } = index;
  const { averageLength, lengths, postings } = index.recall.toData();
  const head: Head = {
    months,
    passages: vocabulary.passages,
    averageLength,
    entries: lengths.length,
    terms: vocabulary.terms.size,
  };
  yield { kind: 'index', value: head };
  yield { kind: 'meanings', value: glossary.found() };
  for (const [script, root] of glossary.scripts) yield { kind: `${SCRIPT}${script}`, value: root() };
  yield* slices('lengths', lengths, LARGEST);
  yield* toPostings(postings);
  const terms = [...vocabulary.terms].flatMap(([term, { df, surface, name }]) => [
    term,
    df,
    surface,
    name ? 1 : 0,
  ]);
  yield* slices('terms', terms, LARGEST);
  yield* slices('skeletons', [...vocabulary.skeletons], LARGEST / 4);
}

const SCRIPT = 'script-';

/** Where terms stand, in pieces that no frequent term makes large: its postings follow each other in several. */
function* toPostings(postings: ReadonlyMap<string, string>): Generator<Piece> {
  let [piece, size]: [string[], number] = [[], 0];
  for (const [term, list] of postings) {
    for (let start = 0; start < list.length; start += LONGEST) {
      piece.push(term, list.slice(start, start + LONGEST));
      size += LEAST + Math.min(list.length - start, LONGEST);
      if (size < LONGEST) continue;
      yield { kind: 'postings', value: piece };
      [piece, size] = [[], 0];
    }
  }
  if (piece.length > 0) yield { kind: 'postings', value: piece };
}

/** Characters of one piece's postings, and those that a term takes beside them. */
const LONGEST = 100_000;
const LEAST = 20;

/** The index again. */
export function createIndexReader(): PieceReader<SearchIndex> {
  let [head, meanings]: [KeptPiece?, KeptPiece?] = [];
  const scripts = new Map<string, () => Node>();
  const lengths: number[] = [];
  const postings = new Map<string, string>();
  const terms = new Map<string, Term>();
  const skeletons = new Map<string, readonly string[]>();

  const takers: Readonly<Record<string, (piece: KeptPiece) => void>> = {
    index(piece) {
      head = piece;
    },
    meanings(piece) {
      meanings = piece.apart();
    },
    lengths(piece) {
      for (const length of piece.read() as number[]) lengths.push(length);
    },
    postings(piece) {
      const values = piece.read() as string[];
      for (let i = 0; i < values.length; i += 2) {
        const [term = '', list = ''] = [values[i], values[i + 1]];
        postings.set(term, (postings.get(term) ?? '') + list);
      }
    },
    terms(piece) {
      const values = piece.read() as never[];
      for (let i = 0; i < values.length; i += 4)
        terms.set(values[i] ?? '', {
          df: values[i + 1] ?? 0,
          surface: values[i + 2] ?? '',
          name: values[i + 3] === 1,
        });
    },
    skeletons(piece) {
      for (const [sound, names] of piece.read() as [string, string[]][]) skeletons.set(sound, names);
    },
  };
  return {
    take(piece) {
      const { kind } = piece;
      if (kind.startsWith(SCRIPT)) {
        const own = piece.apart();
        scripts.set(kind.slice(SCRIPT.length), () => own.read() as Node);
        return true;
      }
      const taker = Object.hasOwn(takers, kind) ? takers[kind] : undefined;
      taker?.(piece);
      return taker !== undefined;
    },
    finish() {
      const known = head?.read() as Head | undefined;
      const kept = meanings;
      if (!known || !kept || lengths.length !== known.entries || terms.size !== known.terms)
        throw new Error('the index is not whole');
      const { months, passages, averageLength } = known;
      return {
        recall: openRecall({ averageLength, lengths, postings }),
        vocabulary: { passages, terms, skeletons },
        glossary: { found: () => kept.read() as readonly Found[], scripts },
        months,
      };
    },
  };
}
