/** One observation: what was measured, whether it was so, and how much it counts. */
export interface Observation {
  readonly values: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

const STEPS = 30;

/**
 * Weights of a logistic regression, by Newton's method. `pull` draws each weight towards its value in `start`, the
 * stronger the larger; where the observations say nothing, the start stays.
 */
export function fitLogistic(
  observations: readonly Observation[],
  start: readonly number[],
  pull: readonly number[],
): number[] {
  const weights = [...start];
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (pull[i] ?? 0) * (weight - (start[i] ?? 0)));
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? (pull[i] ?? 0) : 0)));
    for (const { values, isTrue, weight } of observations) {
      const probability = 1 / (1 + Math.exp(-dot(weights, values)));
      const error = weight * (probability - Number(isTrue));
      const bend = weight * probability * (1 - probability);
      for (const [i, value] of values.entries()) {
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const row = curvature[i] as number[];
        for (const [j, other] of values.entries()) row[j] = (row[j] ?? 0) + bend * value * other;
      }
    }
    for (const [i, change] of solve(curvature, gradient).entries()) weights[i] = (weights[i] ?? 0) - change;
  }
  return weights;
}

/** The sum of products. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Solves a system of linear equations whose matrix is symmetric and positive (Gauss, no pivots needed). */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const row of rows.slice(i + 1)) {
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const solution = right.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    const known = row.slice(i + 1, -1).reduce((sum, value, j) => sum + value * (solution[i + 1 + j] ?? 0), 0);
    solution[i] = ((row.at(-1) ?? 0) - known) / (row[i] ?? 1);
  }
  return solution;
}
