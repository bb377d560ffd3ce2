/**
 * Turns a model's own scores into probabilities that are right as often as they say: Platt's scaling for yes and no
 * (Platt 1999), one temperature for the others (Guo et al. 2017). The numbers are fitted on labelled documents.
 */
import { z } from 'zod';

export const calibrationSchema = z.strictObject({
  /** P(yes) = σ(scale · (score(yes) − score(no)) + shift). */
  yesNo: z.strictObject({ scale: z.number().positive(), shift: z.number() }),
  /** What it was fitted on, for the record. */
  fittedOn: z.string().min(1),
});

export type Calibration = Readonly<z.infer<typeof calibrationSchema>>;

/** Probabilities, sum 1, of logarithmic scores. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** ln Σ eˣ. */
export function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** The calibrated probabilities of yes and no, from their scores. */
export function calibratedYesNo([yes = 0, no = 0]: readonly number[], { yesNo }: Calibration): [number, number] {
  const probability = 1 / (1 + Math.exp(-(yesNo.scale * (yes - no) + yesNo.shift)));
  return [probability, 1 - probability];
}

/**
 * Platt's scale and shift by Newton's method on the log-likelihood, targets smoothed as in Platt (1999) so that
 * separable data keep finite numbers. `margins` are score(yes) − score(no).
 */
export function fitPlatt(
  margins: readonly number[],
  isYes: readonly boolean[],
): { readonly scale: number; readonly shift: number } {
  const positives = isYes.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (isYes.length - positives + 2);
  let [scale, shift] = [0.5, 0];
  for (let round = 0; round < 100; round++) {
    let [gradientScale, gradientShift, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    for (const [index, margin] of margins.entries()) {
      const probability = 1 / (1 + Math.exp(-(scale * margin + shift)));
      const error = (isYes[index] ? high : low) - probability;
      const weight = Math.max(probability * (1 - probability), 1e-6);
      gradientScale += error * margin;
      gradientShift += error;
      aa += weight * margin * margin;
      ab += weight * margin;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    if (Math.abs(determinant) < 1e-12) break;
    const stepScale = (bb * gradientScale - ab * gradientShift) / determinant;
    const stepShift = (aa * gradientShift - ab * gradientScale) / determinant;
    // Newton's method oversteps from afar: half a unit a round is enough to arrive.
    scale += Math.max(-0.5, Math.min(0.5, stepScale));
    shift += Math.max(-0.5, Math.min(0.5, stepShift));
    if (Math.abs(stepScale) + Math.abs(stepShift) < 1e-9) break;
  }
  return { scale: Math.max(scale, 1e-3), shift };
}
