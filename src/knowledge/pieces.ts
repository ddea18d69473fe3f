/** A part of a prepared library, small enough to be read in a moment; `value` is plain JSON. */
export interface Piece {
  readonly kind: string;
  readonly value: unknown;
}

/** A piece as it comes back: whole, for that was checked, but not yet read. */
export interface KeptPiece {
  readonly kind: string;
  read(): unknown;
  /** The same in bytes, for what may long wait to be read. */
  apart(): KeptPiece;
}

/** Puts pieces together again. */
export interface PieceReader<T> {
  /** Takes a piece in the order in which it was given; false where it is none of these. */
  take(piece: KeptPiece): boolean;
  /** Throws when something is missing. */
  finish(): T;
}

/** A list in pieces of a size that is read in a moment. */
export function* slices(kind: string, things: readonly unknown[], size: number): Generator<Piece> {
  for (let i = 0; i < things.length; i += size) yield { kind, value: things.slice(i, i + size) };
}

/** A piece as a line. */
export function toLine({ kind, value }: Piece): string {
  return `${kind} ${JSON.stringify(value)}`;
}

/** A piece from its line, or from the line's bytes in UTF-8, which must not change any more. */
export function toPiece(line: string | Buffer): KeptPiece {
  const space = line.indexOf(' ');
  if (typeof line === 'string') {
    return {
      kind: line.slice(0, space),
      read: () => JSON.parse(line.slice(space)),
      // Bytes are no part of the memory that is looked through for what is no longer in use.
      apart: () => toPiece(Buffer.from(line)),
    };
  }
  const piece: KeptPiece = {
    kind: line.toString('latin1', 0, space),
    read: () => JSON.parse(line.toString('utf8', space)),
    // The bytes around it hold other pieces, most of which wait as long.
    apart: () => piece,
  };
  return piece;
}

/** The first place in an ascending list whose value is no less. */
export function firstFrom<T extends number | string>(ascending: readonly T[], value: T): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
