import type { ConflictWeights } from '#main/clauses/versions/conflict-model.ts';
import type { PlantKind } from './planted-conflicts.ts';
import { predicted, trainDense } from './train-conflicts.ts';

export interface PlantedExample {
  readonly features: readonly number[];
  /** The kind of the plant it answers; null for what stands in an unchanged law. */
  readonly answers: PlantKind | null;
  /** 0–4, by the law. */
  readonly fold: number;
  /** How much its source counts. */
  readonly weight: number;
}

export interface GradingOptions {
  /** Plants of each kind, whether or not a candidate answers them. */
  readonly planted: Readonly<Partial<Record<PlantKind, number>>>;
  /** Sections of the unchanged laws. */
  readonly sections: number;
  /** Conflicts of each kind in so many sections. */
  readonly rate: number;
  /** False reports in a hundred sections that what is to be checked may cost. */
  readonly mostFalse: number;
  /** Precision of what is sure. */
  readonly leastPrecision: number;
}

const folds = 5;
const precision = 2;

export interface GradedModel {
  readonly model: ConflictWeights;
  /** Of the plants of each kind those that a model finds which did not see their law. */
  readonly unseen: Readonly<Partial<Record<PlantKind, { readonly sure: number; readonly found: number }>>>;
}

/** A model with its grades; probabilities that set the grades are of laws the model did not see. */
export function gradedModel(examples: readonly PlantedExample[], options: GradingOptions): GradedModel {
  const { planted, sections, rate, mostFalse, leastPrecision } = options;
  const weighed = examples.map((example) => ({
    ...example,
    positive: example.answers !== null,
    weight:
      example.weight * (example.answers === null ? 1 : (rate * sections) / Math.max(1, planted[example.answers] ?? 1)),
  }));
  const unseen = new Float64Array(examples.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const model = trainDense(
      weighed.filter((example) => example.fold !== fold),
      precision,
    );
    weighed.forEach((example, index) => {
      if (example.fold === fold) unseen[index] = predicted(model, example.features);
    });
  }
  const ranked = [...weighed.keys()].toSorted((one, other) => (unseen[other] ?? 0) - (unseen[one] ?? 0));
  const allowed = (mostFalse * sections) / 100;
  let [right, wrong] = [0, 0];
  let [check, sure] = [1, 1];
  for (const index of ranked) {
    const example = weighed[index];
    if (example === undefined) continue;
    if (example.positive) right += (rate * sections) / Math.max(1, planted[example.answers ?? 'number'] ?? 1);
    else wrong += 1;
    const probability = unseen[index] ?? 1;
    if (wrong <= allowed) check = probability;
    if (right / (right + wrong) >= leastPrecision) sure = probability;
  }
  const { bias, weights } = trainDense(weighed, precision);
  const rounded = (value: number): number => Number(value.toFixed(4));
  const model = {
    bias: rounded(bias),
    weights: weights.map(rounded),
    check: rounded(Math.min(check, sure)),
    sure: rounded(Math.max(check, sure)),
  };
  const found: GradedModel['unseen'] & Partial<Record<PlantKind, { sure: number; found: number }>> = {};
  examples.forEach(({ answers }, index) => {
    if (answers === null) return;
    const own = found[answers] ?? { sure: 0, found: 0 };
    found[answers] = own;
    const probability = unseen[index] ?? 0;
    if (probability >= model.check) own.found += 1;
    if (probability >= model.sure) own.sure += 1;
  });
  return { model, unseen: found };
}
