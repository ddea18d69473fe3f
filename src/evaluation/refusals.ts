import { CONFIDENCE_LEVELS } from '../search/weights.ts';
import { isAnswerable, type Outcome } from './evaluate.ts';

/** What a threshold of the certainty would keep and refuse, each a share in 0–1. */
export interface Refusals {
  readonly threshold: number;
  /** The level that begins at this threshold. */
  readonly level: keyof typeof CONFIDENCE_LEVELS | undefined;
  /** Answerable questions at or above it. */
  readonly kept: number;
  /** Unanswerable ones below it, by kind. */
  readonly refused: Readonly<Record<string, number>>;
}

/** What an unanswerable question's id begins with, and where it stands. */
const KINDS = [
  ['off-', 'off-subject'],
  ['edge-', 'edge'],
] as const;

/** The shares of answerable questions whose thresholds are told. */
const KEPT = [1, 0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5];

/** The whole curve, at the thresholds that keep given shares of the answerable questions and at those in use. */
export function traceRefusals(outcomes: readonly Outcome[]): Refusals[] {
  const kept = certainties(outcomes.filter(({ question }) => isAnswerable(question)));
  const byKind = Map.groupBy(
    outcomes.filter(({ question }) => !isAnswerable(question)),
    ({ question }) => KINDS.find(([prefix]) => question.id.startsWith(prefix))?.[1] ?? 'unanswerable',
  );
  if (kept.length === 0 || byKind.size === 0) return [];
  const at = (threshold: number, level?: Refusals['level']): Refusals => ({
    threshold,
    level,
    kept: kept.filter((certainty) => certainty >= threshold).length / kept.length,
    refused: Object.fromEntries(
      [...byKind].map(([kind, list]) => {
        const refused = list.filter(({ said }) => said.certainty < threshold);
        return [kind, refused.length / list.length];
      }),
    ),
  });
  const steps = KEPT.map((share) => at(kept[Math.ceil(kept.length * share) - 1] ?? 0));
  const levels = (['perhaps', 'found'] as const).map((level) => at(CONFIDENCE_LEVELS[level], level));
  return [...steps, ...levels].sort((a, b) => a.threshold - b.threshold);
}

/**
 * The chance that an answerable question is surer than an unanswerable one (the area under the curve), 0–1;
 * undefined where one kind is missing.
 */
export function separation(outcomes: readonly Outcome[]): number | undefined {
  const kept = certainties(outcomes.filter(({ question }) => isAnswerable(question)));
  const refused = certainties(outcomes.filter(({ question }) => !isAnswerable(question)));
  if (kept.length === 0 || refused.length === 0) return undefined;
  let won = 0;
  for (const answerable of kept)
    for (const other of refused) won += answerable > other ? 1 : answerable === other ? 0.5 : 0;
  return won / (kept.length * refused.length);
}

/** From the surest down. */
function certainties(outcomes: readonly Outcome[]): number[] {
  return outcomes.map(({ said }) => said.certainty).sort((a, b) => b - a);
}
