import { LRUCache } from 'lru-cache';
import { type KeptPiece, type Piece, type PieceReader, slices } from '../knowledge/pieces.ts';
import type { Title } from './completion.ts';
import type { Forms, Found, Node } from './glossary-index.ts';
import { openRecall } from './recall.ts';
import type { ScopeData, TermScope } from './scope.ts';
import type { NewIndex, SearchIndex } from './search-index.ts';
import { SortedPieces, toSortedPieces } from './sorted-pieces.ts';
import { lettersOf, SortedTerms } from './sorted-terms.ts';

/** Numbers, or a term's parts, of one piece. */
const LARGEST = 20_000;

interface Head {
  readonly months: readonly string[];
  readonly passages: number;
  readonly names: readonly string[];
  readonly averageLength: number;
  /** Of pieces that come in any number. */
  readonly entries: number;
  readonly terms: number;
  /** Questions that people are said to ask. */
  readonly asked: number;
  readonly titles: number;
}

/** An index in pieces. */
export function* toIndexPieces(index: NewIndex): Generator<Piece> {
  const { months, vocabulary, glossary, scope, recall, titles } = index;
  const { passages, names, terms } = vocabulary;
  const { averageLength, lengths, postings } = recall.toData();
  const counts = {
    entries: lengths.length,
    terms: terms.size,
    asked: scope.asked,
    titles: titles.count,
  };
  const head: Head = { months, passages, names, averageLength, ...counts };
  yield { kind: 'index', value: head };
  yield { kind: 'meanings', value: glossary.found() };
  yield { kind: 'outside', value: scope.outside };
  yield* toSortedPieces('scope', scope.terms, PIECE, (value) => JSON.stringify(value).length);
  for (const [script, forms] of glossary.scripts) {
    const numbered = [...forms.all()].map(([key, node], i) => [key, [i, node] as const] as const);
    yield* toSortedPieces(`${SCRIPT}${script}`, numbered, PIECE, (value) => JSON.stringify(value).length);
  }
  yield* slices('titles', [...titles.all()], TITLES);
  yield* slices('lengths', lengths, LARGEST);
  yield* toTermPieces(terms);
  yield* toSortedPieces('postings', toParts(postings), PIECE, (list) => list.length);
  yield* toSortedPieces('sounds', vocabulary.skeletons, PIECE, (alike) => alike.join().length);
}

const SCRIPT = 'script-';
/** Characters of a piece that is read for the sake of one of its terms. */
const PIECE = 4000;

/** Where terms stand, a frequent one's places in several parts. */
function* toParts(postings: ReadonlyMap<string, string>): Generator<readonly [string, string]> {
  for (const [term, list] of postings)
    for (let start = 0; start < list.length; start += LONGEST)
      yield [term, list.slice(start, start + LONGEST)];
}

/** Characters of one part of a term's postings. */
const LONGEST = 100_000;

/** Stems of one piece. */
interface TermPiece {
  /** With a line break between: a text is read faster than a list. */
  readonly terms: string;
  readonly dfs: readonly number[];
  readonly names: string;
}

function* toTermPieces({ columns, size }: SortedTerms): Generator<Piece> {
  for (let start = 0; start < size; start += TERMS) {
    const end = Math.min(start + TERMS, size);
    const each = <T>(of: (at: number) => T) => Array.from({ length: end - start }, (_, i) => of(start + i));
    const dfs = each((at) => columns.dfs[at] ?? 0);
    const surfaces = each(columns.surface);
    const terms = columns.terms.slice(start, end).join('\n');
    const value: TermPiece = { terms, dfs, names: columns.names.slice(start, end) };
    yield { kind: 'terms', value };
    yield { kind: 'surfaces', value: surfaces };
  }
}

/** Stems of a piece. */
const TERMS = 500;
const TITLES = 100;

/** The index again. */
export function createIndexReader(): PieceReader<SearchIndex> {
  let [head, meanings, outside]: [KeptPiece?, KeptPiece?, KeptPiece?] = [];
  const scripts = new Map<string, SortedPieces<Numbered>>();
  const postings = new SortedPieces<string>('postings');
  const sounds = new SortedPieces<readonly string[]>('sounds');
  const scope = new SortedPieces<TermScope>('scope');
  // As long as they will be: lists that grow are copied again and again.
  let [terms, dfs, letters]: [string[], Uint32Array, Int32Array] = [[], new Uint32Array(), new Int32Array()];
  let filled = 0;
  let [lengths, counted] = [new Uint32Array(), 0];
  const names: string[] = [];
  const surfaces: KeptPiece[] = [];
  const titles: KeptPiece[] = [];

  const takers: Readonly<Record<string, (piece: KeptPiece) => void>> = {
    index(piece) {
      head = piece;
      const { terms: count, entries } = piece.read() as Head;
      [terms, dfs, letters] = [new Array(count), new Uint32Array(count), new Int32Array(count)];
      lengths = new Uint32Array(entries);
    },
    meanings(piece) {
      meanings = piece.apart();
    },
    outside(piece) {
      outside = piece.apart();
    },
    lengths(piece) {
      const some = piece.read() as number[];
      lengths.set(some, counted);
      counted += some.length;
    },
    terms(piece) {
      const some = piece.read() as TermPiece;
      dfs.set(some.dfs, filled);
      for (const term of some.terms.split('\n')) {
        letters[filled] = lettersOf(term);
        terms[filled++] = term;
      }
      names.push(some.names);
    },
    surfaces: (piece) => surfaces.push(piece.apart()),
    titles: (piece) => titles.push(piece.apart()),
  };
  return {
    take(piece) {
      if (postings.take(piece) || sounds.take(piece) || scope.take(piece)) return true;
      const { kind } = piece;
      if (kind.startsWith(SCRIPT)) {
        const script = kind.slice(SCRIPT.length).split('-', 1)[0] ?? '';
        const pieces = scripts.get(script) ?? new SortedPieces<Numbered>(`${SCRIPT}${script}`);
        scripts.set(script, pieces);
        return pieces.take(piece);
      }
      const taker = Object.hasOwn(takers, kind) ? takers[kind] : undefined;
      taker?.(piece);
      return taker !== undefined;
    },
    finish() {
      const known = head?.read() as Head | undefined;
      const [kept, others] = [meanings, outside];
      if (!known || !kept || !others || counted !== known.entries || filled !== known.terms)
        throw new Error('the index is not whole');
      const { months, passages, averageLength } = known;
      return {
        recall: openRecall({
          averageLength,
          lengths,
          postings: (term) => postings.all(term).join('') || undefined,
        }),
        vocabulary: {
          passages,
          terms: new SortedTerms({
            terms,
            dfs,
            letters,
            names: names.join(''),
            surface: surfacesOf(surfaces),
          }),
          soundingLike: (skeleton) => sounds.all(skeleton)[0] ?? [],
          names: known.names,
        },
        glossary: {
          found: () => kept.read() as readonly Found[],
          scripts: new Map([...scripts].map(([script, pieces]) => [script, toForms(pieces)])),
        },
        scope: {
          asked: known.asked,
          outside: others.read() as ScopeData['outside'],
          find: (term) => scope.all(term)[0],
        },
        titles: { count: known.titles, all: () => titlesOf(titles) },
        months,
      };
    },
  };
}

/** A step and its place among the others, which decides between those that are equally near. */
type Numbered = readonly [place: number, node: Node];

function toForms(pieces: SortedPieces<Numbered>): Forms {
  return {
    find: (key) => pieces.all(key)[0]?.[1],
    all: () =>
      [...pieces.entries()].sort(([, [a]], [, [b]]) => a - b).map(([key, [, node]]) => [key, node] as const),
  };
}

function* titlesOf(pieces: readonly KeptPiece[]): Generator<Title> {
  for (const piece of pieces) yield* piece.read() as readonly Title[];
}

/** Words as texts spell them, of which the pieces that are asked for are read. */
function surfacesOf(pieces: readonly KeptPiece[]): (at: number) => string {
  const read = new LRUCache<number, readonly string[]>({ max: 8 });
  return (at) => {
    const number = Math.floor(at / TERMS);
    const some = read.get(number) ?? (pieces[number]?.read() as readonly string[] | undefined) ?? [];
    read.set(number, some);
    return some[at % TERMS] ?? '';
  };
}
