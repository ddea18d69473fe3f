import { markdownTable } from 'markdown-table';
import stringWidth from 'string-width';

/** Rows, the first one the header, as a table that also is Markdown; `align` has an l or an r for each column. */
export function printTable(rows: readonly (readonly string[])[], align: string): string {
  return markdownTable(rows, { align: [...align], stringLength: stringWidth });
}
