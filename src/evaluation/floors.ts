import { z } from 'zod';
import type { Fault } from '../knowledge/fault.ts';
import { checkYaml, readYaml } from '../knowledge/yaml.ts';
import type { Scores } from './scores.ts';

const share = () => z.number().min(0).max(1).optional();
const floorsSchema = z.record(
  z.string(),
  z.strictObject({
    hit1: share(),
    hit3: share(),
    excerpt: share(),
    /** Answerable questions called found or perhaps. */
    kept: share(),
    /** Unanswerable questions called nothing. */
    refused: share(),
    /** Unanswerable questions not called found. */
    doubted: share(),
  }),
);

/** The least that a set, or a language, must reach, by its name in the report. */
export type Floors = Readonly<z.infer<typeof floorsSchema>>;

/** A floors file; what is wrong lands in `faults`. */
export function parseFloors(yaml: string, file: string, faults: Fault[]): Floors {
  const read = readYaml(yaml, file, faults);
  return (read && checkYaml(read, floorsSchema, file, faults)?.value) ?? {};
}

/** A sentence for each figure that is below its floor or was not measured at all. */
export function findFallen(floors: Floors, measured: ReadonlyMap<string, Scores>): string[] {
  return Object.entries(floors).flatMap(([name, least]) => {
    const scores = measured.get(name);
    if (!scores) return [`${name}: has floors, but was not measured`];
    const figures = figuresOf(scores);
    return Object.entries(least).flatMap(([figure, floor]) => {
      const value = figures[figure as keyof typeof figures];
      if (value === undefined) return [`${name}: ${figure} has a floor, but the set has no question for it`];
      return floor !== undefined && value < floor
        ? [`${name}: ${figure} is ${value.toFixed(3)}, below its floor ${floor}`]
        : [];
    });
  });
}

function figuresOf({ hit1, hit3, excerpt, answerableAs, unanswerableAs }: Scores) {
  return {
    hit1,
    hit3,
    excerpt,
    kept: answerableAs && 1 - answerableAs.nothing,
    refused: unanswerableAs?.nothing,
    doubted: unanswerableAs && 1 - unanswerableAs.found,
  };
}
