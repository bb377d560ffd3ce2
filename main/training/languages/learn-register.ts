import { type TrainingLine, trainLogistic } from './logistic-regression.ts';
import { inSimplified, type RegisterLine } from './register-texts.ts';
import { registerWordMeans } from './register-words.ts';
import { textNgrams } from './text-ngrams.ts';

export interface RegisterModel {
  readonly bias: number;
  /** Weight by n-gram, positive for Cantonese, in natural log-odds; none is zero. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface LearnOptions {
  /** An n-gram in fewer lines than this is not learned. */
  readonly fewestLines: number;
  readonly precision: number;
  readonly sparsity: number;
  readonly epochs: number;
}

/** The weights of Cantonese against standard written Chinese, from the lines in both scripts. */
export function learnRegister(lines: readonly RegisterLine[], options: LearnOptions): RegisterModel {
  const means = registerWordMeans();
  const inBothScripts = lines.flatMap((line) => {
    const simplified = inSimplified(line.text);
    return simplified === line.text
      ? [line]
      : [line, { ...line, text: simplified, weight: line.weight * 0.6 } satisfies RegisterLine];
  });
  const lineCounts = new Map<string, number>();
  const ngramsOf = inBothScripts.map(({ text }) => textNgrams(text));
  for (const ngrams of ngramsOf)
    for (const ngram of new Set(ngrams)) lineCounts.set(ngram, (lineCounts.get(ngram) ?? 0) + 1);
  const names: string[] = [];
  const indices = new Map<string, number>();
  const know = (ngram: string): void => {
    indices.set(ngram, names.length);
    names.push(ngram);
  };
  for (const [ngram, count] of lineCounts) if (count >= options.fewestLines || means.has(ngram)) know(ngram);
  for (const ngram of means.keys()) if (!indices.has(ngram)) know(ngram);
  const priorMeans = Float64Array.from(names, (name) => means.get(name) ?? 0);
  const trainingLines: TrainingLine[] = inBothScripts.map(({ cantonese, weight }, index) => ({
    features: Int32Array.from((ngramsOf[index] ?? []).flatMap((ngram) => indices.get(ngram) ?? [])),
    positive: cantonese,
    weight,
  }));
  const model = trainLogistic(trainingLines, {
    priorMeans,
    precision: options.precision,
    sparsity: options.sparsity,
    epochs: options.epochs,
    learningRate: 0.15,
  });
  const weights = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const weight = model.weights[index] ?? 0;
    if (weight !== 0) weights.set(name, weight);
  }
  return { bias: model.bias, weights };
}
