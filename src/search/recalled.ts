/** What the first stage found, by its place in the list of entries. */
export interface Candidate {
  readonly entry: number;
  /** BM25 over the question's words, each counted once, by the likeliest of its forms that the entry holds. */
  readonly score: number;
}

/** All that the first stage found. */
export interface Recalled {
  /** The best score; 0 where nothing was found. */
  readonly top: number;
  /** An entry's score; 0 where it was not found. */
  scoreOf(entry: number): number;
  /** The best of the entries from one place on and before another, best first; ties keep the order of the entries. */
  best(most: number, from: number, to: number, isWanted?: (entry: number) => boolean): Candidate[];
}

/** `scores`: of each entry, 0 for one that was not found. */
export function createRecalled(scores: Float64Array): Recalled {
  let top = 0;
  for (const score of scores) if (score > top) top = score;
  return {
    top,
    scoreOf: (entry) => scores[entry] ?? 0,
    best(most, from, to, isWanted) {
      // A large folder's frequent words find most of it: only those that are shown are put in order.
      const best: Candidate[] = [];
      let least = 0;
      for (let entry = from; entry < Math.min(to, scores.length); entry++) {
        const score = scores[entry] as number;
        if (score <= least || (isWanted && !isWanted(entry))) continue;
        let place = best.length;
        while (place > 0 && (best[place - 1] as Candidate).score < score) place--;
        best.splice(place, 0, { entry, score });
        if (best.length > most) best.pop();
        if (best.length === most) least = (best[most - 1] as Candidate).score;
      }
      return best;
    },
  };
}
