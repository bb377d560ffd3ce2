export interface TwoStateChain {
  /** Indices of the members, in order. */
  readonly members: readonly number[];
  /** Place of each index in the text, in UTF-16 units. */
  readonly places: Int32Array;
  /** Natural log-odds of the first state by each index's own evidence. */
  readonly logOdds: Float64Array;
  /** Probability of the first state where there is no evidence. */
  readonly prior: number;
}

/** How alike neighbours are that touch, and the distance at which that is 1/e of it. */
const likeness = 0.75;
const reach = 600;

/** One line is never so certain that its neighbours cannot count: n-grams that overlap repeat each other's evidence. */
const mostCertain = 12;

/**
 * The probability of the first state for each index, by the forward–backward
 * algorithm on a Markov chain of two states whose stationary distribution is
 * the prior and whose memory fades with distance (Rabiner 1989, §III). Linear
 * time. Indices that are no members get 0.
 */
export function posteriors({ members, places, logOdds, prior }: TwoStateChain): Float64Array {
  const result = new Float64Array(places.length);
  const forward = new Float64Array(members.length);
  let state = prior;
  for (const [position, member] of members.entries()) {
    if (position > 0) state = prior + memory(members, places, position) * (state - prior);
    const odds = (state / (1 - state)) * evidence(logOdds, member);
    state = odds / (1 + odds);
    forward[position] = state;
  }
  // Likelihood of everything after, given the first state and given the second, scaled to add up to 1.
  let first = 0.5;
  for (let position = members.length - 1; position >= 0; position -= 1) {
    const member = members[position] ?? 0;
    const before = forward[position] ?? prior;
    const odds = (before / (1 - before)) * (first / (1 - first));
    result[member] = odds / (1 + odds);
    const here = (first / (1 - first)) * evidence(logOdds, member);
    const likelihood = here / (1 + here);
    const kept = memory(members, places, position);
    const mean = prior * likelihood + (1 - prior) * (1 - likelihood);
    const fromFirst = kept * likelihood + (1 - kept) * mean;
    const fromSecond = kept * (1 - likelihood) + (1 - kept) * mean;
    first = fromFirst / (fromFirst + fromSecond);
  }
  return result;
}

function memory(members: readonly number[], places: Int32Array, position: number): number {
  const gap = (places[members[position] ?? 0] ?? 0) - (places[members[position - 1] ?? 0] ?? 0);
  return likeness * Math.exp(-gap / reach);
}

function evidence(logOdds: Float64Array, member: number): number {
  return Math.exp(Math.max(-mostCertain, Math.min(mostCertain, logOdds[member] ?? 0)));
}
