import { z } from 'zod';
import type { Fault } from './fault.ts';
import { id, text } from './field.ts';
import { parseList } from './list.ts';
import type { Located } from './located.ts';

/** A sentence that may stand although its footnotes do not back each part of it, and why. */
export interface FootnoteException {
  readonly article: string;
  /** How the sentence begins, word for word. */
  readonly quote: string;
  readonly reason: string;
}

const schema = z.strictObject({ article: id(), quote: text(), reason: text() });

/** The exceptions of `knowledge/footnote-exceptions.yaml`; what is wrong lands in `faults`. */
export function parseFootnoteExceptions(
  yaml: string,
  file: string,
  faults: Fault[],
): Located<FootnoteException>[] {
  return parseList(yaml, schema, 'exception', file, faults);
}
