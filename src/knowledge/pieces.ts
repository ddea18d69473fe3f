/** A part of a prepared library, small enough to be read in a moment; `value` is plain JSON. */
export interface Piece {
  readonly kind: string;
  readonly value: unknown;
}

/** A piece as it comes back: whole, for that was checked, but not yet read. */
export interface KeptPiece {
  readonly kind: string;
  read(): unknown;
  /** The same without the bytes around it, for what may long wait to be read. */
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
  // Bytes are no part of the memory that is looked through for what is no longer in use.
  const apart = () => toPiece(typeof line === 'string' ? Buffer.from(line) : Buffer.from(line));
  return typeof line === 'string'
    ? { kind: line.slice(0, space), read: () => JSON.parse(line.slice(space)), apart }
    : {
        kind: line.toString('latin1', 0, space),
        read: () => JSON.parse(line.toString('utf8', space)),
        apart,
      };
}
