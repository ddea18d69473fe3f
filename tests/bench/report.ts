import { createHistogram } from 'node:perf_hooks';
import { markdownTable } from 'markdown-table';

/** One table of figures, and what it was meant to show. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly goals: readonly Goal[];
}

/** What was aimed at, and what was reached: told, never a failure. */
export interface Goal {
  readonly what: string;
  /** At most. */
  readonly limit: number;
  readonly reached: number;
}

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Gathers milliseconds. */
export function createLatency(): { record(milliseconds: number): void; read(): Latency } {
  const histogram = createHistogram();
  const at = (microseconds: number) => microseconds / 1000;
  return {
    record: (milliseconds) => histogram.record(Math.max(1, Math.round(milliseconds * 1000))),
    read: () => ({
      p50: at(histogram.percentile(50)),
      p99: at(histogram.percentile(99)),
      max: at(histogram.max),
    }),
  };
}

/** A section as Markdown. */
export function print({ title, columns, rows, goals }: Section): string {
  const table = markdownTable(
    [columns, ...rows].map((row) => row.map(toCell)),
    {
      align: columns.map((_, i) => (i === 0 ? 'l' : 'r')),
    },
  );
  const told = goals.map(({ what, limit, reached }) => {
    const word = reached <= limit ? 'reached' : 'missed';
    return `- goal ${word}: ${what} is ${round(reached)}, at most ${limit} was aimed at`;
  });
  return [`## ${title}`, table, ...(told.length > 0 ? [told.join('\n')] : [])].join('\n\n');
}

/** Two digits after the point below ten, none above a hundred. */
export function round(value: number): number {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return Number(value.toFixed(digits));
}

function toCell(value: string | number): string {
  return typeof value === 'number' ? String(round(value)) : value;
}
