import { createHash } from 'node:crypto';
import type { QuestionCategory } from '#main/compression/compression-model.ts';
import { findingMarks } from '#main/compression/finding-marks.ts';
import type { PreparedGlossary } from '#main/compression/glossary.ts';
import { featureBuckets, passageFeatures, passageHashes, type WordHashes } from '#main/compression/passage-features.ts';
import { type HeadTable, readerRows } from '#main/compression/scoring-rows.ts';
import { boostTrees } from './boosted-trees.ts';
import type { LabelledContract } from './cuad-passages.ts';
import { packedHeads, type TrainedScorer, weightiestBuckets } from './pack-model.ts';
import { joinedNumbers, questionExamples } from './question-examples.ts';
import { type HeadWeights, headScores, type TrainingPassage, trainHeads } from './train-heads.ts';
import { trainProfile } from './train-profile.ts';
import { categoryCentres, trainVectors } from './train-vectors.ts';

const folds = 4;
const bucketLimit = 24_000;

export interface ScorerOptions {
  readonly trees?: number;
  readonly depth?: number;
  readonly report?: (line: string) => void;
  /** How people ask for the categories. */
  readonly questions?: readonly QuestionCategory[];
  readonly glossary?: PreparedGlossary | null;
}

/** Learns the whole scorer from labelled contracts. The same contracts give the same scorer. */
export function trainScorer(
  contracts: readonly LabelledContract[],
  source: string,
  options: ScorerOptions = {},
): TrainedScorer {
  return trainTrees(contracts, trainWords(contracts, options), source, options);
}

/** What is learned before the trees: the heads, and for each contract their scores by heads that have not seen it. */
export interface TrainedWords {
  readonly categories: readonly string[];
  readonly hashes: readonly (readonly WordHashes[])[];
  readonly examples: readonly (readonly TrainingPassage[])[];
  readonly tables: readonly HeadTable[];
  readonly heads: HeadWeights;
}

export function trainWords(
  contracts: readonly LabelledContract[],
  { report = () => undefined }: ScorerOptions,
): TrainedWords {
  const categories = [...new Set(contracts.flatMap(({ spans }) => spans.map(({ category }) => category)))].sort();
  const hashes = contracts.map(({ text, units }) => passageHashes(text, units, null));
  const examples = contracts.map((contract, index) => examplesOf(contract, categories, hashes[index] ?? []));
  const ofFold = contracts.map(({ name }) => (createHash('sha256').update(name).digest()[2] ?? 0) % folds);
  const tables: HeadTable[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const heads = trainHeads(
      examples.flatMap((own, index) => (ofFold[index] === fold ? [] : own)),
      categories.length,
      { epochs: 5 },
    );
    examples.forEach((own, index) => {
      if (ofFold[index] === fold) tables[index] = tableOf(heads, own);
    });
    report(`heads, fold ${fold + 1} of ${folds}`);
  }
  const heads = trainHeads(examples.flat(), categories.length, { epochs: 5 });
  report('heads');
  return { categories, hashes, examples, tables, heads };
}

export function trainTrees(
  contracts: readonly LabelledContract[],
  words: TrainedWords,
  source: string,
  { trees = 200, depth = 4, report = () => undefined, questions = [], glossary = null }: ScorerOptions,
): TrainedScorer {
  const { categories, hashes, examples, tables, heads } = words;
  const counts = new Uint32Array(featureBuckets);
  for (const own of examples)
    for (const { features } of own) for (const bucket of features) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const buckets = weightiestBuckets(heads, counts, bucketLimit);
  const marks = contracts.map(({ units, findings }) => findingMarks(units, findings ?? []));
  const readers = contracts.map(({ units }, index) => readerRows(at(tables, index), units, at(marks, index)));
  const reader = boostTrees(
    joinedNumbers(readers.map(({ rows }) => rows)),
    readers[0]?.width ?? 0,
    Float32Array.from(examples.flatMap((own) => own.map(({ labels }) => labels))),
    { trees, depth, rate: 0.08, leastRows: 25, loss: 'poisson', share: 0.5 },
  );
  report('reader');
  const vectors = trainVectors(hashes.flatMap((own) => own.map(({ beginnings }) => beginnings)));
  const centres = categoryCentres(vectors, hashes, examples, categories.length);
  report('vectors');
  const witness = { categories, questions, vectors, centres, ...packedHeads(heads, buckets) };
  const profile = trainProfile(witness, glossary, { trees: Math.min(trees, 80) });
  report('profile');
  const asked = questionExamples({
    contracts,
    hashes,
    examples,
    tables,
    marks,
    model: { ...witness, profile },
    glossary,
  });
  report(`${asked.targets.length} examples of questions`);
  const question = boostTrees(asked.rows, asked.width, asked.targets, {
    trees,
    depth,
    rate: 0.08,
    leastRows: 25,
    loss: 'logistic',
    share: 0.5,
    weights: asked.weights,
  });
  report('question');
  return { source, categories, heads, buckets, reader, question, profile, vectors, centres };
}

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`nothing for contract ${index}`);
  return entry;
}

function examplesOf(
  { text, units, clauses, spans }: LabelledContract,
  categories: readonly string[],
  hashes: readonly WordHashes[],
): TrainingPassage[] {
  const features = passageFeatures(text, units, clauses, null, hashes);
  const heads = units.map(() => new Set<number>());
  const labels = new Float64Array(units.length);
  for (const { category, units: own } of spans) {
    for (const unit of own) {
      heads[unit]?.add(categories.indexOf(category));
      labels[unit] = (labels[unit] ?? 0) + 1 / own.length;
    }
  }
  return units.map((_, index) => ({
    features: features[index] ?? new Uint32Array(),
    heads: [...(heads[index] ?? [])],
    labels: labels[index] ?? 0,
  }));
}

function tableOf(heads: HeadWeights, passages: readonly TrainingPassage[]): HeadTable {
  const scores = new Float32Array(passages.length * heads.heads);
  passages.forEach(({ features }, index) => {
    scores.set(headScores(heads, features), index * heads.heads);
  });
  return { heads: heads.heads, scores };
}
