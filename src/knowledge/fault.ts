/** One thing that is wrong in a knowledge file, and where: `file` is relative to the folder's parent, `line` counts from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Faults in the order in which a keeper reads them: by file, then by line. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** `file:line: message`, the form that editors and terminals turn into a link. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.message}`;
}

/** A knowledge folder that would make an answer wrong; lists every fault, one a line. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const sorted = sortFaults(faults);
    super(sorted.map(formatFault).join('\n'));
    this.faults = sorted;
  }
}
