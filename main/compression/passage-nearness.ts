import type { NearRange } from '#contract/compression.ts';
import type { PassageUnit } from './passage-units.ts';

/**
 * What the nearest meaning adds to a question's words, and how steeply: chosen on half of ContractNLI's agreements and
 * on wordings of training contracts (`docs/compression.md`).
 */
const nearShare = 0.15;
const nearPower = 2;

/**
 * What each passage's meaning adds to its worth for the question: a share of the nearest passage's, over what the
 * middle passage has. A passage has the nearest of the stretches that lie over it. Linear in both lists.
 */
export function addedByMeaning(units: readonly PassageUnit[], ranges: readonly NearRange[]): Float32Array {
  const cosines = new Float32Array(units.length).fill(Number.NaN);
  const inOrder = ranges.toSorted((one, other) => one.start - other.start);
  let from = 0;
  for (const [index, unit] of units.entries()) {
    while (from < inOrder.length && (inOrder[from]?.end ?? 0) <= unit.start) from += 1;
    for (let at = from; at < inOrder.length; at += 1) {
      const range = inOrder[at];
      if (range === undefined || range.start >= unit.end) break;
      const most = cosines[index] ?? Number.NaN;
      if (range.end > unit.start && !(most >= range.nearness)) cosines[index] = range.nearness;
    }
  }
  const known = cosines.filter((cosine) => !Number.isNaN(cosine)).toSorted();
  const middle = known[known.length >> 1] ?? 0;
  const top = Math.max(known.at(-1) ?? 0, middle + 1e-6);
  return cosines.map((cosine) =>
    Number.isNaN(cosine) ? 0 : nearShare * Math.max(0, (cosine - middle) / (top - middle)) ** nearPower,
  );
}
