import type { ChineseGlossary } from '#main/compression/passage-features.ts';
import { isHan } from '#main/language/characters.ts';
import { kindBuckets, kindFeatures, type PassageReading } from './kind-features.ts';

/** Linear scorers over shared hash buckets, a signed byte a weight. */
export interface LinearHeads {
  readonly heads: number;
  /** Row of each bucket, −1 where it carries nothing. */
  readonly rows: Int32Array;
  /** `weights[row * heads + head]`; times the head's scale it is the weight. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** The raw scores (logits) of passages, `heads` numbers a passage. */
export function linearScores(model: LinearHeads, features: readonly Uint32Array[]): Float32Array {
  const { heads, rows, weights, scales, bias } = model;
  const scores = new Float32Array(features.length * heads);
  const sums = new Int32Array(heads);
  features.forEach((own, index) => {
    sums.fill(0);
    for (const bucket of own) {
      const row = rows[bucket] ?? -1;
      if (row < 0) continue;
      const from = row * heads;
      for (let head = 0; head < heads; head += 1)
        sums[head] = (sums[head] as number) + (weights[from + head] as number);
    }
    const share = 1 / Math.sqrt(own.length + 1);
    for (let head = 0; head < heads; head += 1) {
      scores[index * heads + head] = (bias[head] ?? 0) + (sums[head] ?? 0) * (scales[head] ?? 0) * share;
    }
  });
  return scores;
}

/** Whether a passage is Chinese: a tenth of its characters at the least are ideographs. */
export function isChinese(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  let han = 0;
  for (let at = start; at < end; at += 1) if (isHan(text.charCodeAt(at))) han += 1;
  return han * 10 > end - start;
}

/**
 * The raw scores of a text's passages, as `scored` gives them for their features:
 * those of Chinese passages by the heads that know only beginnings of words.
 */
export function passageScores(
  reading: PassageReading,
  scored: (features: readonly Uint32Array[]) => Float32Array,
  chinese: LinearHeads,
  glossary: ChineseGlossary | null,
): Float32Array {
  const scores = scored(kindFeatures(reading, glossary));
  const places = reading.units.flatMap((unit, index) => (isChinese(reading.text, unit) ? [index] : []));
  if (places.length === 0) return scores;
  const features = kindFeatures(reading, glossary, false);
  const own = linearScores(
    chinese,
    places.map((index) => features[index] ?? new Uint32Array()),
  );
  places.forEach((index, at) => {
    scores.set(own.subarray(at * chinese.heads, (at + 1) * chinese.heads), index * chinese.heads);
  });
  return scores;
}

/** Where each bucket's weights stand. */
export function bucketRows(buckets: Uint32Array): Int32Array {
  const rows = new Int32Array(kindBuckets).fill(-1);
  buckets.forEach((bucket, row) => {
    rows[bucket % kindBuckets] = row;
  });
  return rows;
}
