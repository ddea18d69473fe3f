import { z } from 'zod';
import type { Fault } from './fault.ts';
import { id, text } from './field.ts';
import type { Located } from './located.ts';
import { parseYaml } from './yaml.ts';

/** A sentence that may stand although its footnotes do not back each part of it, and why. */
export interface FootnoteException {
  readonly article: string;
  /** How the sentence begins, word for word. */
  readonly quote: string;
  readonly reason: string;
}

const schema = z.array(
  z.strictObject({ article: id(), quote: text(), reason: text() }),
  'must be a list of exceptions',
);

/** The exceptions of `knowledge/footnote-exceptions.yaml`; what is wrong lands in `faults`. */
export function parseFootnoteExceptions(
  yaml: string,
  file: string,
  faults: Fault[],
): Located<FootnoteException>[] {
  const list = parseYaml(yaml, schema.nullable(), file, faults);
  return (list?.value ?? []).map((value, index) => {
    return { value, file, lineOf: (path) => list?.lineOf([index, ...path]) ?? 1 };
  });
}
