import { ImportError } from './draft.ts';

/** Why a source was not imported, in words; throws on what is a fault of the program and not of the source. */
export function toFailure(error: unknown): string {
  if (error instanceof ImportError) return error.message;
  if (error instanceof Error && 'code' in error) return error.message;
  throw error;
}
