/** How the benchmarks are run. */
export interface BenchOptions {
  /** Small sizes and few questions: whether everything runs, in under two minutes. */
  readonly quick: boolean;
  /** A folder with `articles/` and `questions.jsonl`, to search instead of the shipped knowledge. */
  readonly set: string | undefined;
  /** Reminders that are due at once; by default as many as take seconds. */
  readonly targets: number | undefined;
  /** The day that questions are asked on. */
  readonly today: string;
  /** Tells what is measured now. */
  readonly progress: (what: string) => void;
}
