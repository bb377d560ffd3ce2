/** One subpath as its corner points in path space. */
export interface Subpath {
  readonly points: readonly (readonly [number, number])[];
  readonly curved: boolean;
  /** x0, y0, x1, y1 of the points. */
  readonly box: readonly [number, number, number, number];
}

/** Drawing codes of the operator list's path data, and how many numbers follow each. */
const moveTo = 0;
const lineTo = 1;
const curveTo = 2;
const quadraticCurveTo = 3;

/** Paths of maps and drawn letters run to millions of points; rules and strokes are short. */
const maximumNumbers = 60_000;

/** The subpaths of a path's data, as far as the limit goes; curves by their control points' last one. */
export function subpathsOf(data: ArrayLike<number>): readonly Subpath[] {
  const result: Subpath[] = [];
  let points: [number, number][] = [];
  let curved = false;
  const finish = (): void => {
    if (points.length >= 2) result.push({ points, curved, box: boxOf(points) });
    points = [];
    curved = false;
  };
  const end = Math.min(data.length, maximumNumbers);
  for (let at = 0; at < end; ) {
    const code = data[at];
    const numbers = code === moveTo || code === lineTo ? 2 : code === curveTo ? 6 : code === quadraticCurveTo ? 4 : 0;
    if (code === moveTo) finish();
    if (numbers > 0) {
      const x = data[at + numbers - 1];
      const y = data[at + numbers];
      if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) break;
      points.push([x, y]);
      if (numbers > 2) curved = true;
    }
    at += numbers + 1;
  }
  finish();
  return result;
}

function boxOf(points: readonly (readonly [number, number])[]): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

/** How far the points of a hand-drawn stroke may lie from its chord, as a part of its length. */
const straightShare = 0.06;

/** Whether the points run from the first to the last in nearly a straight line. */
export function isNearlyStraight(points: readonly (readonly [number, number])[]): boolean {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return false;
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return false;
  return points.every(([x, y]) => {
    const along = ((x - first[0]) * dx + (y - first[1]) * dy) / length;
    const aside = Math.abs((x - first[0]) * dy - (y - first[1]) * dx) / length;
    return aside <= straightShare * length && along >= -0.05 * length && along <= 1.05 * length;
  });
}
