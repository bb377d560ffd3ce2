import type { MeaningMarks } from './meaning-marks.ts';
import { type Similarity, similarity } from './similarity.ts';

export interface Passage {
  readonly marks: MeaningMarks;
  /** UTF-16 units. */
  readonly length: number;
  /** The clause's number in one notation; "" where there is none. */
  readonly key: string;
  /** Whether it has a heading of its own: two such passages are never taken as one. */
  readonly headed: boolean;
}

/** Passages that answer to each other; one side is empty where the other version has none. */
export interface PassagePair {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** 0–1. */
  readonly score: number;
}

/** Cells looked at beside the diagonal, at least; all of them in texts of ordinary length. */
const leastBand = 80;
const mostCells = 6_000_000;
const moves = [
  [1, 1],
  [1, 0],
  [0, 1],
  [1, 2],
  [2, 1],
] as const;
const pairCost = 0.18;
const mergeCost = 0.4;
const sameNumber = 0.4;
const leastHalf = 0.12;
const leastAdded = 0.03;

/**
 * Aligns two sequences in order by dynamic programming: the marks they share,
 * their lengths (Gale and Church), equal numbers. One to one, one to two, two
 * to one, or alone. Quadratic up to a few thousand passages, then within a band.
 */
export function alignPassages(a: readonly Passage[], b: readonly Passage[]): PassagePair[] {
  const like = similarity(
    a.map(({ marks }) => marks),
    b.map(({ marks }) => marks),
  );
  const fits = lengthFit(a, b, usualRatio(a, b, like));
  const width = b.length + 1;
  const band = Math.max(leastBand, Math.floor(mostCells / (a.length + 1) / 2));
  const scores: Float64Array[] = [];
  const taken = new Uint8Array((a.length + 1) * width);
  for (let i = 0; i <= a.length; i += 1) {
    const row = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    scores.push(row);
    if (i > 2) scores[i - 3] = new Float64Array(0);
    if (i === 0) row[0] = 0;
    const alike = i === 0 ? new Float64Array(b.length) : like.row(i - 1);
    const before = i < 2 ? new Float64Array(b.length) : like.row(i - 2);
    const middle = a.length === 0 ? 0 : (i * b.length) / a.length;
    for (let j = 0; j <= b.length; j += 1) {
      if (Math.abs(j - middle) > band) continue;
      moves.forEach(([di, dj], move) => {
        if (i < di || j < dj) return;
        const from = scores[i - di]?.[j - dj] ?? Number.NEGATIVE_INFINITY;
        if (from === Number.NEGATIVE_INFINITY) return;
        const score = from + gain(di, dj, i, j, alike, before);
        if (score <= (row[j] ?? 0)) return;
        row[j] = score;
        taken[i * width + j] = move;
      });
    }
  }
  return traced(a, b, taken, like.joined);

  function gain(di: number, dj: number, i: number, j: number, alike: Float64Array, before: Float64Array): number {
    if (di === 0 || dj === 0) return 0;
    const near = alike[j - 1] ?? 0;
    if (di === 1 && dj === 1) {
      const [one, other] = [a[i - 1]?.key ?? '', b[j - 1]?.key ?? ''];
      return near + 0.2 * fits([i - 1], [j - 1]) + (one !== '' && one === other ? sameNumber : 0) - pairCost;
    }
    if (di === 2 && a[i - 2]?.headed === true && a[i - 1]?.headed === true) return Number.NEGATIVE_INFINITY;
    if (dj === 2 && b[j - 2]?.headed === true && b[j - 1]?.headed === true) return Number.NEGATIVE_INFINITY;
    // Both halves must have something of the whole; the whole is looked at only then.
    const half = di === 2 ? (before[j - 1] ?? 0) : (alike[j - 2] ?? 0);
    if (Math.min(near, half) < Math.max(leastHalf, Math.max(near, half) / 2)) return Number.NEGATIVE_INFINITY;
    const ours = di === 2 ? [i - 2, i - 1] : [i - 1];
    const theirs = dj === 2 ? [j - 2, j - 1] : [j - 1];
    const together = like.joined(ours, theirs);
    // A half that adds nothing stands alone.
    if (together < Math.max(near, half) + leastAdded) return Number.NEGATIVE_INFINITY;
    return together + 0.2 * fits(ours, theirs) - mergeCost;
  }
}

function traced(
  a: readonly Passage[],
  b: readonly Passage[],
  taken: Uint8Array,
  joined: (a: readonly number[], b: readonly number[]) => number,
): PassagePair[] {
  const pairs: PassagePair[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 || j > 0) {
    let [di, dj]: readonly [number, number] = moves[taken[i * (b.length + 1) + j] ?? 0] ?? [1, 1];
    if (i < di || j < dj) [di, dj] = i > 0 ? [1, 0] : [0, 1];
    const ours = Array.from({ length: di }, (_, step) => i - di + step);
    const theirs = Array.from({ length: dj }, (_, step) => j - dj + step);
    pairs.push({ a: ours, b: theirs, score: di > 0 && dj > 0 ? Math.min(1, joined(ours, theirs)) : 0 });
    i -= di;
    j -= dj;
  }
  return pairs.reverse();
}

/** 1 where two lengths stand to each other as is usual between the texts, near 0 where they do not. */
function lengthFit(
  a: readonly Passage[],
  b: readonly Passage[],
  usual: number,
): (ours: readonly number[], theirs: readonly number[]) => number {
  const length = (passages: readonly Passage[], places: readonly number[]): number =>
    places.reduce((all, place) => all + (passages[place]?.length ?? 0), 8);
  return (ours, theirs) => {
    const off = (Math.log(length(b, theirs) / length(a, ours)) - usual) / 0.4;
    return Math.exp(-0.5 * off * off);
  };
}

/** The median logarithm of the lengths' ratio between each passage and the one most like it: missing passages do not sway it. */
function usualRatio(a: readonly Passage[], b: readonly Passage[], like: Similarity): number {
  const ratios: number[] = [];
  for (let place = 0; place < a.length; place += Math.ceil(a.length / 200)) {
    const row = like.row(place);
    const best = row.indexOf(Math.max(...row));
    const [one, other] = [a[place], b[best]];
    if (one !== undefined && other !== undefined) ratios.push(Math.log((other.length + 8) / (one.length + 8)));
  }
  return ratios.toSorted((one, other) => one - other)[Math.floor(ratios.length / 2)] ?? 0;
}
