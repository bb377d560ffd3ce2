import { type ForceExample, type ForceWeights, forces } from '#main/clauses/versions/expected-forces.ts';

const fewest = 12;
const passes = 12;
const rate = 0.1;
/** A Gaussian prior on each weight: its precision, spread over the examples it stands in. */
const precision = 5;
const leastWeight = 0.12;

/** Learns what speaks for each force: a softmax regression by AdaGrad, in the examples' order. */
export function trainForces(examples: readonly (ForceExample & { readonly weight: number })[]): ForceWeights {
  const spread = new Map<string, number>();
  for (const { signs } of examples) for (const sign of signs) spread.set(sign, (spread.get(sign) ?? 0) + 1);
  const names = [...spread].filter(([, count]) => count >= fewest).map(([sign]) => sign);
  const places = new Map(names.map((sign, at) => [sign, at]));
  const rows = examples.map(({ signs }) => Uint32Array.from(signs.flatMap((sign) => places.get(sign) ?? [])));
  const shares = names.map((sign) => precision / (spread.get(sign) ?? 1));
  const width = forces.length;
  const weights = new Float64Array(names.length * width);
  const squares = new Float64Array(names.length * width).fill(1e-3);
  for (let pass = 0; pass < passes; pass += 1)
    examples.forEach(({ force, weight }, index) => {
      const row = rows[index] ?? new Uint32Array();
      const sums = forces.map((_, of) => row.reduce((sum, at) => sum + (weights[at * width + of] ?? 0), 0));
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const all = powers.reduce((total, power) => total + power, 0);
      for (let of = 0; of < width; of += 1) {
        const error = weight * ((powers[of] ?? 0) / all - (forces[of] === force ? 1 : 0));
        for (const at of row) {
          const place = at * width + of;
          const slope = error + (shares[at] ?? 0) * (weights[place] ?? 0);
          squares[place] = (squares[place] ?? 0) + slope * slope;
          weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(squares[place] ?? 1);
        }
      }
    });
  return new Map(
    names.flatMap((sign, at): [string, number[]][] => {
      const own = forces.map((_, of) => Number((weights[at * width + of] ?? 0).toFixed(2)));
      return own.every((weight) => Math.abs(weight) < leastWeight) ? [] : [[sign, own]];
    }),
  );
}
