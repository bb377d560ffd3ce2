import type { ConflictModel } from '#main/clauses/versions/conflict-candidate.ts';
import type { ConflictWeights } from '#main/clauses/versions/conflict-model.ts';
import { omissionFeatures } from '#main/clauses/versions/left-out-features.ts';
import { meaningFeatures } from '#main/clauses/versions/left-out-meanings.ts';
import { dutyFeatures, negationFeatures } from '#main/clauses/versions/polarity-features.ts';
import { valueFeatures } from '#main/clauses/versions/value-pairs.ts';

const names: Readonly<Record<ConflictModel, readonly string[]>> = {
  value: valueFeatures,
  negation: negationFeatures,
  duty: dutyFeatures,
  omission: omissionFeatures,
  meaning: [...omissionFeatures, ...meaningFeatures],
};

/** The text of `main/clauses/versions/conflict-weights.ts`: a weight a line, with its feature for a reader to check. */
export function conflictWeightsModule(models: Readonly<Record<ConflictModel, ConflictWeights>>): string {
  const lines = (['value', 'negation', 'duty', 'omission', 'meaning'] as const).flatMap((model) => {
    const { bias, weights, check, sure } = models[model];
    return [
      `  ${model}: {`,
      `    bias: ${bias},`,
      '    weights: [',
      ...weights.map((weight, at) => `      ${weight}, // ${names[model][at] ?? ''}`),
      '    ],',
      `    check: ${check},`,
      `    sure: ${sure},`,
      '  },',
    ];
  });
  return [
    "import type { ConflictModel } from './conflict-candidate.ts';",
    "import type { ConflictWeights } from './conflict-model.ts';",
    '',
    '/**',
    ' * What speaks for a conflict between an English and a Chinese version, in natural',
    ' * log-odds. Made by `npm run train -- versions`; `resources/versions/conflict-weights.json`',
    ' * names the texts.',
    ' */',
    'export const conflictWeights: Readonly<Record<ConflictModel, ConflictWeights>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
