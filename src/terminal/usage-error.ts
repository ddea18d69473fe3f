/** A command was called with what it cannot take; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
