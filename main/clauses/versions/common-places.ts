/** Beyond so many differences two sequences count as having only their ends in common. */
const mostDifferences = 2_500;

/**
 * Places of a longest common subsequence, in order (Myers, "An O(ND) Difference
 * Algorithm and Its Variations", 1986): time and memory by the number of
 * differences, not by the product of the lengths.
 */
export function commonPlaces(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const middle = inMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_, place) => [place, place] as const),
    ...middle.map(([inA, inB]) => [inA + head, inB + head] as const),
    ...Array.from({ length: tail }, (_, place) => [a.length - tail + place, b.length - tail + place] as const),
  ];
}

function inMiddle(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, mostDifferences);
  const offset = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences += 1) {
    steps.push(furthest.slice(offset - differences - 1, offset + differences + 2));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const down = furthest[offset + diagonal + 1] ?? 0;
      const right = (furthest[offset + diagonal - 1] ?? 0) + 1;
      let x = isDown(diagonal, differences, down, right) ? down : right;
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[offset + diagonal] = x;
      if (x >= a.length && y >= b.length) return traced(steps, a.length, b.length);
    }
  }
  return [];
}

function isDown(diagonal: number, differences: number, down: number, right: number): boolean {
  return diagonal === -differences || (diagonal !== differences && right - 1 < down);
}

/** Back from the ends; `steps[d]` holds the diagonals -d-1 … d+1 as they were before step d. */
function traced(steps: readonly Int32Array[], endA: number, endB: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let [x, y] = [endA, endB];
  for (let differences = steps.length - 1; differences >= 0; differences -= 1) {
    const before = steps[differences] ?? new Int32Array(0);
    const at = (diagonal: number): number => before[diagonal + differences + 1] ?? 0;
    const diagonal = x - y;
    const isInserted = isDown(diagonal, differences, at(diagonal + 1), at(diagonal - 1) + 1);
    const from = isInserted ? diagonal + 1 : diagonal - 1;
    const startX = differences === 0 ? 0 : at(from);
    const startY = differences === 0 ? 0 : startX - from;
    const afterX = differences === 0 ? 0 : isInserted ? startX : startX + 1;
    while (x > afterX) {
      x -= 1;
      y -= 1;
      found.push([x, y]);
    }
    [x, y] = [startX, startY];
  }
  return found.reverse();
}
