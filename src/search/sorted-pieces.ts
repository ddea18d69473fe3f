import { firstFrom, type KeptPiece, type Piece } from '../knowledge/pieces.ts';

/** Behind a kind: the first key of the piece that follows. */
const FROM = '-from';

/** Keys and values of any number, in the order of the keys: pieces of about `size` characters, each with its first key. */
export function* toSortedPieces<V>(
  kind: string,
  things: Iterable<readonly [key: string, value: V]>,
  size: number,
  lengthOf: (value: V) => number,
): Generator<Piece> {
  let [piece, length]: [(string | V)[], number] = [[], 0];
  const sorted = [...things].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [i, [key, value]] of sorted.entries()) {
    if (piece.length === 0) yield { kind: `${kind}${FROM}`, value: key };
    piece.push(key, value);
    length += key.length + lengthOf(value);
    if (length < size && i < sorted.length - 1) continue;
    yield { kind, value: piece };
    [piece, length] = [[], 0];
  }
}

/** Finds values by their keys, and reads the pieces that may hold them. */
export class SortedPieces<V> {
  readonly #kind: string;
  readonly #firsts: string[] = [];
  readonly #pieces: KeptPiece[] = [];

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** False where it is none of these. */
  take(piece: KeptPiece): boolean {
    if (piece.kind === `${this.#kind}${FROM}`) this.#firsts.push(String(piece.read()));
    else if (piece.kind === this.#kind) this.#pieces.push(piece.apart());
    else return false;
    return true;
  }

  /** All values of a key, in the order in which they were given. */
  all(key: string): V[] {
    const values: V[] = [];
    // A key's values may go on in the next piece, and begin at the end of the one before that which it begins.
    let at = Math.max(0, firstFrom(this.#firsts, key) - 1);
    for (; at < this.#pieces.length && (this.#firsts[at] as string) <= key; at++) {
      const things = this.#pieces[at]?.read() as (string | V)[];
      for (let i = 0; i < things.length; i += 2) if (things[i] === key) values.push(things[i + 1] as V);
    }
    return values;
  }

  /** All of them, in the order of the keys. */
  *entries(): Generator<readonly [key: string, value: V]> {
    for (const piece of this.#pieces) {
      const things = piece.read() as (string | V)[];
      for (let i = 0; i < things.length; i += 2) yield [things[i] as string, things[i + 1] as V];
    }
  }
}
