/** The smallest of the numbers, however many; Infinity for none. (`Math.min(...list)` fails on a hundred thousand.) */
export function least(values: readonly number[]): number {
  let result = Infinity;
  for (const value of values) if (value < result) result = value;
  return result;
}

/** The largest of the numbers, however many; -Infinity for none. */
export function most(values: readonly number[]): number {
  let result = -Infinity;
  for (const value of values) if (value > result) result = value;
  return result;
}
