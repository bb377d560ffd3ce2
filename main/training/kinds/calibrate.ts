/** A candidate's raw score by judges that have not seen its contract, and whether experts give it: null where surer ones have met all that it meets. */
export interface JudgedCandidate {
  /** Index of the contract. */
  readonly contract: number;
  readonly category: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly right: boolean | null;
}

const leastSlope = 0.3;
const mostSlope = 3;

/**
 * Slope and offset that make a category's raw scores probabilities (Platt 1999),
 * on scores of trees that had not seen the contract. Both are drawn towards 1
 * and 0, so that few examples move them little.
 */
export function calibrated(
  judged: readonly Pick<JudgedCandidate, 'category' | 'score' | 'right'>[],
  category: number,
): { slope: number; offset: number } {
  const own = judged.filter((candidate) => candidate.category === category && candidate.right !== null);
  let slope = 1;
  let offset = 0;
  const pull = 4;
  for (let round = 0; round < 30; round += 1) {
    let gradientSlope = pull * (1 - slope);
    let gradientOffset = -pull * offset;
    let slopes = pull;
    let offsets = pull;
    let both = 0;
    for (const { score, right } of own) {
      const expected = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = (right ? 1 : 0) - expected;
      const curvature = Math.max(1e-6, expected * (1 - expected));
      gradientSlope += error * score;
      gradientOffset += error;
      slopes += curvature * score * score;
      offsets += curvature;
      both += curvature * score;
    }
    const determinant = slopes * offsets - both * both;
    const slopeStep = step((offsets * gradientSlope - both * gradientOffset) / determinant);
    const bounded = Math.max(leastSlope, Math.min(mostSlope, slope + slopeStep));
    // Where the slope is held at its bound, the offset makes the best of it alone.
    offset += step(
      bounded === slope + slopeStep
        ? (slopes * gradientOffset - both * gradientSlope) / determinant
        : (gradientOffset - both * (bounded - slope)) / offsets,
    );
    slope = bounded;
    offset = Math.max(-4, Math.min(4, offset));
  }
  return { slope, offset };
}

/** A step no longer than one: far from the best a full one would leap over it. */
function step(wanted: number): number {
  return Math.max(-1, Math.min(1, wanted));
}
