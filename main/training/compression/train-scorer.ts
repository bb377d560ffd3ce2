import { createHash } from 'node:crypto';
import { featureBuckets, passageFeatures } from '#main/compression/passage-features.ts';
import { type HeadTable, questionRows, questionWidth, readerRows } from '#main/compression/scoring-rows.ts';
import { boostTrees } from './boosted-trees.ts';
import type { LabelledContract } from './cuad-passages.ts';
import { type TrainedScorer, weightiestBuckets } from './pack-model.ts';
import { type HeadWeights, headScores, type TrainingPassage, trainHeads } from './train-heads.ts';

const folds = 4;
const bucketLimit = 24_000;

/** Learns the whole scorer from labelled contracts. The same contracts give the same scorer. */
export function trainScorer(
  contracts: readonly LabelledContract[],
  source: string,
  { trees = 200, depth = 4, report = (_line: string): void => undefined } = {},
): TrainedScorer {
  const categories = [...new Set(contracts.flatMap(({ spans }) => spans.map(({ category }) => category)))].sort();
  const examples = contracts.map((contract) => examplesOf(contract, categories));
  const ofFold = contracts.map(({ name }) => (createHash('sha256').update(name).digest()[2] ?? 0) % folds);
  // The trees learn from scores of heads that have not seen the document.
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
  const counts = new Uint32Array(featureBuckets);
  for (const { features } of examples.flat()) for (const bucket of features) counts[bucket] = (counts[bucket] ?? 0) + 1;
  report('heads');
  const readers = contracts.map(({ units }, index) => readerRows(tableAt(tables, index), units));
  const reader = boostTrees(
    joined(readers.map(({ rows }) => rows)),
    readers[0]?.width ?? 0,
    Float32Array.from(examples.flatMap((own) => own.map(({ labels }) => labels))),
    { trees, depth, rate: 0.08, leastRows: 25, loss: 'poisson' },
  );
  report('reader');
  const asked = contracts.flatMap((contract, index) =>
    categories.flatMap((category, head) =>
      contract.spans.some((span) => span.category === category)
        ? [questionExamples(contract, tableAt(tables, index), examples[index] ?? [], head)]
        : [],
    ),
  );
  const question = boostTrees(
    joined(asked.map(({ rows }) => rows)),
    questionWidth,
    joined(asked.map(({ targets }) => targets)),
    { trees, depth, rate: 0.08, leastRows: 25, loss: 'logistic' },
  );
  report('question');
  return { source, categories, heads, buckets: weightiestBuckets(heads, counts, bucketLimit), reader, question };
}

function tableAt(tables: readonly HeadTable[], index: number): HeadTable {
  const table = tables[index];
  if (table === undefined) throw new Error(`no scores for contract ${index}`);
  return table;
}

function examplesOf(
  { text, units, clauses, spans }: LabelledContract,
  categories: readonly string[],
): TrainingPassage[] {
  const features = passageFeatures(text, units, clauses, null);
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

const nearest = 40;
const oneOf = 8;

/** Rows of the passages that score best for a category, of all that carry it, and of one in eight of the rest. */
function questionExamples(
  { units }: LabelledContract,
  table: HeadTable,
  examples: readonly TrainingPassage[],
  head: number,
): { rows: Float32Array; targets: Float32Array } {
  const asked = Float32Array.from(units, (_, unit) => table.scores[unit * table.heads + head] ?? 0);
  const all = questionRows(table, units, asked);
  const order = [...asked.keys()].sort((a, b) => (asked[b] ?? 0) - (asked[a] ?? 0) || a - b);
  const chosen = new Set(order.filter((_, rank) => rank < nearest || (rank - nearest) % oneOf === 0));
  examples.forEach(({ heads }, unit) => {
    if (heads.includes(head)) chosen.add(unit);
  });
  return {
    rows: joined([...chosen].map((unit) => all.subarray(unit * questionWidth, (unit + 1) * questionWidth))),
    targets: Float32Array.from(chosen, (unit) => (examples[unit]?.heads.includes(head) ? 1 : 0)),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
