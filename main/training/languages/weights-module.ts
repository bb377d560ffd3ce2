import type { RegisterModel } from './learn-register.ts';

/** Steps of a weight to one natural log-odds. */
export const stepsPerUnit = 16;

/**
 * The text of `main/language/cantonese-weights.ts`: a line for each weight with
 * its n-grams, parted by blanks, for a reader to check. Weights smaller than
 * `smallest` are left out, and the least telling n-grams beyond `limit`.
 */
export function cantoneseWeightsModule(model: RegisterModel, options: { smallest: number; limit: number }): string {
  const kept = [...model.weights]
    .filter(([, weight]) => Math.abs(weight) >= options.smallest)
    .sort(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || (a < b ? -1 : 1))
    .slice(0, options.limit);
  const byWeight = new Map<number, string[]>();
  for (const [ngram, weight] of kept) {
    const steps = Math.max(-127, Math.min(127, Math.round(weight * stepsPerUnit)));
    const ngrams = byWeight.get(steps);
    if (ngrams === undefined) byWeight.set(steps, [ngram]);
    else ngrams.push(ngram);
  }
  const rows = [...byWeight]
    .sort(([one], [other]) => other - one)
    .map(([steps, ngrams]) => `${steps} ${ngrams.sort().join(' ')}`);
  return [
    '/**',
    ' * How much an n-gram of Chinese speaks for written Cantonese (positive) or for',
    ` * standard written Chinese (negative), in ${stepsPerUnit}ths of a natural log-odds; \`|\` is the`,
    ' * edge of a run of ideographs. A line is a weight and its n-grams. Made by',
    ' * `npm run train -- languages`; its sources,',
    ' * among them the Hong Kong Cantonese Corpus (CC BY), are named in',
    ' * `resources/language/cantonese-weights.json`.',
    ' */',
    'export const cantoneseWeights = `',
    ...rows,
    '`;',
    '',
  ].join('\n');
}
