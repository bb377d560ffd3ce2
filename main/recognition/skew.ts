import { inkThreshold, resized } from './pixels.ts';
import type { Grey } from './recognition-image.ts';

const widest = 10;
const mostPoints = 60_000;

/**
 * The angle in degrees by which the lines of a page climb (positive: the right
 * end is lower), from −10 to 10; 0 where none stands out.
 *
 * The sums of ink along lines at that angle differ most from one line to the
 * next (Postl 1986). Columns of vertical writing count the same.
 */
export function skewOf(page: Grey): number {
  const scale = Math.min(1, 1000 / Math.max(page.width, page.height));
  const small =
    scale < 1
      ? resized(page, Math.max(1, Math.round(page.width * scale)), Math.max(1, Math.round(page.height * scale)))
      : page;
  const points = inkPoints(small);
  if (points.length < 200) return 0;
  const score = (degrees: number): number => Math.max(sharpness(points, degrees, 0), sharpness(points, degrees, 1));
  let best = 0;
  let bestScore = score(0) * 1.01;
  const search = (from: number, to: number, step: number): void => {
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const found = score(degrees);
      if (found > bestScore) {
        best = degrees;
        bestScore = found;
      }
    }
  };
  search(-widest, widest, 0.5);
  search(best - 0.4, best + 0.4, 0.1);
  search(best - 0.08, best + 0.08, 0.02);
  return Math.abs(best) < 0.06 ? 0 : best;
}

/** x and y in turn of ink pixels, thinned out evenly. */
function inkPoints(page: Grey): Float32Array {
  const threshold = Math.min(200, inkThreshold(page));
  const found: number[] = [];
  const margin = Math.round(0.02 * page.width);
  for (let y = margin; y < page.height - margin; y += 1) {
    for (let x = margin; x < page.width - margin; x += 1) {
      if ((page.data[y * page.width + x] ?? 255) <= threshold) found.push(x, y);
    }
  }
  const count = found.length / 2;
  const step = Math.ceil(count / mostPoints);
  if (step <= 1) return Float32Array.from(found);
  const thinned: number[] = [];
  for (let index = 0; index < count; index += step) thinned.push(found[index * 2] ?? 0, found[index * 2 + 1] ?? 0);
  return Float32Array.from(thinned);
}

function sharpness(points: Float32Array, degrees: number, axis: 0 | 1): number {
  const tangent = Math.tan((degrees * Math.PI) / 180) * (axis === 0 ? -1 : 1);
  const bins = new Float64Array(2000);
  for (let index = 0; index < points.length; index += 2) {
    const x = points[index] ?? 0;
    const y = points[index + 1] ?? 0;
    const at = Math.round(axis === 0 ? y + x * tangent : x + y * tangent) + 400;
    if (at >= 0 && at < bins.length) bins[at] = (bins[at] ?? 0) + 1;
  }
  let sum = 0;
  for (let index = 1; index < bins.length; index += 1) sum += ((bins[index] ?? 0) - (bins[index - 1] ?? 0)) ** 2;
  return sum;
}
