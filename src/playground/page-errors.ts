import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { NoAnswerError } from './exchange.ts';
import { InputError } from './option-check.ts';

/** A request of the page's that cannot be fulfilled; `code` is what the page chooses its words by. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Answers every error with `{ code, message }` and the status that fits. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    const { status, code, message } = toPageError(error);
    return reply.status(status).send({ code, message });
  });
  app.setNotFoundHandler(() => {
    throw new PageError(404, 'not-found', 'there is nothing here');
  });
}

function toPageError(error: unknown): PageError {
  if (error instanceof PageError) return error;
  if (error instanceof InputError) return new PageError(422, 'input', error.message);
  if (error instanceof NoAnswerError) return new PageError(504, 'no-answer', error.message);
  if (error instanceof ZodError) {
    const told = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return new PageError(400, 'body', told.join('; '));
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500) return new PageError(status, 'request', String(error));
  return new PageError(500, 'internal', error instanceof Error ? error.message : String(error));
}
