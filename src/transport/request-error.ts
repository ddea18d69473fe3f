import { DiscordAPIError, HTTPError } from 'discord.js';

/** Discord's code for an interaction that has been answered. */
const ALREADY_ANSWERED = 40060;

/** Whether nobody knows how a request ended: the connection broke, or Discord itself failed. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500;
  return connectionCodeOf(error) !== undefined;
}

/** Whether Discord says that it had the answer before. */
export function isAlreadyAnswered(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === ALREADY_ANSWERED;
}

/** Node's or undici's code for a connection that failed; undefined for any other error. */
export function connectionCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  // Node's own mistakes, such as a wrong argument, have codes too.
  if (typeof code === 'string') return code.startsWith('ERR_') ? undefined : code;
  if (error.cause instanceof Error) return connectionCodeOf(error.cause);
  return error.name === 'AbortError' ? error.name : undefined;
}

/** A request's error in a word for the log: what became of the reply. */
export function fateOf(error: unknown): 'refused' | 'lost between here and Discord' | 'failed' {
  if (isUncertain(error)) return 'lost between here and Discord';
  return error instanceof DiscordAPIError || error instanceof HTTPError ? 'refused' : 'failed';
}

/** An error for the log: discord.js puts the interaction's token and the whole reply into its own. */
export function describeError(error: unknown): unknown {
  if (error instanceof DiscordAPIError) {
    const { name, message, code, status, method } = error;
    return { type: name, message, code, status, method };
  }
  if (error instanceof HTTPError) {
    const { name, message, status, method } = error;
    return { type: name, message, status, method };
  }
  return error;
}
