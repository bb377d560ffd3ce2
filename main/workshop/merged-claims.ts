import type { Claim, StepOutput } from '#contract/workshop.ts';

/**
 * The claims of several outputs, each once, in the order in which they first
 * stand. A checked claim takes the place of the same claim unchecked, and a
 * translation that of the words translated; the verdict stays.
 */
export function mergedClaims(outputs: readonly Pick<StepOutput, 'claims'>[]): Claim[] {
  const merged = new Map<string, Claim>();
  for (const { claims } of outputs)
    for (const claim of claims) {
      const before = merged.get(claim.id);
      if (before === undefined) merged.set(claim.id, claim);
      else {
        const judged = claim.verdict === 'not-checked' ? before : claim;
        const worded = claim.original === '' && before.original !== '' ? before : claim;
        merged.set(claim.id, { ...judged, text: worded.text, original: worded.original });
      }
    }
  return [...merged.values()];
}
