import { standingProbability } from '#main/clauses/judging/defect-judge.ts';

/** An example of a logistic regression: its row begins with the constant 1. */
export interface LogisticExample {
  readonly row: readonly number[];
  readonly isTrue: boolean;
}

const mostSteps = 30;

/** Log odds for each part of the row, by Newton's method; `penalty` on the squares of all but the constant. */
export function fitLogistic(examples: readonly LogisticExample[], penalty: number): number[] {
  const size = examples[0]?.row.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < mostSteps; step += 1) {
    const slope = weights.map((weight, part) => (part === 0 ? 0 : -penalty * weight));
    const curve = weights.map((_, part) =>
      weights.map((__, other) => (part === other ? (part === 0 ? 1e-6 : penalty) : 0)),
    );
    for (const { row, isTrue } of examples) {
      const probability = standingProbability(weights, row);
      const error = Number(isTrue) - probability;
      const doubt = probability * (1 - probability);
      row.forEach((value, part) => {
        slope[part] = (slope[part] ?? 0) + error * value;
        const line = curve[part];
        if (line)
          for (let other = 0; other < size; other += 1)
            line[other] = (line[other] ?? 0) + doubt * value * (row[other] ?? 0);
      });
    }
    const move = solved(curve, slope);
    weights = weights.map((weight, part) => weight + (move[part] ?? 0));
    if (Math.max(...move.map(Math.abs)) < 1e-7) break;
  }
  return weights;
}

/** x of A·x = b, A symmetric and positive. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  rows.forEach((pivot, at) => {
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < row.length; column += 1)
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  });
  const found = new Array<number>(rows.length).fill(0);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = found.reduce((sum, value, column) => (column > at ? sum + value * (row[column] ?? 0) : sum), 0);
    found[at] = ((row[rows.length] ?? 0) - known) / (row[at] ?? 1);
  }
  return found;
}
