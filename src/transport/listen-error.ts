/** A port that cannot be listened on; the message names it. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}
