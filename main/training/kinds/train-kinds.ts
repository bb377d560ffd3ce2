import { createHash } from 'node:crypto';
import type { TextFinding } from '#contract/finding.ts';
import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import { rowWidth } from '#main/kinds/candidate-rows.ts';
import { type CandidateTable, candidateScores, candidateTables } from '#main/kinds/find-kinds.ts';
import type { ShortForm } from '#main/kinds/kind-candidates.ts';
import { kindFeatures } from '#main/kinds/kind-features.ts';
import type { KindCategory } from '#main/kinds/kinds-model.ts';
import { networkScores } from '#main/kinds/passage-network.ts';
import { type BoostingOptions, boostTrees } from '../compression/boosted-trees.ts';
import type { LabelledContract } from '../compression/cuad-passages.ts';
import { type Answer, metAnswers } from './answer-match.ts';
import { calibrated, type JudgedCandidate } from './calibrate.ts';
import { type LinearExample, packLinear, trainLinear } from './train-linear.ts';
import { type TrainedNetwork, trainNetwork } from './train-network.ts';
import { trainStanding } from './train-standing.ts';

/** A contract with what the rules found and the experts' own answers. */
export interface AnsweredContract extends LabelledContract {
  readonly findings: readonly TextFinding[];
  readonly answers: readonly Answer[];
  /** The same before they were cut where the experts left words out. */
  readonly uncut?: readonly Answer[];
}

export interface TrainedKinds {
  readonly categories: readonly KindCategory[];
  readonly network: TrainedNetwork;
  readonly chinese: ReturnType<typeof packLinear>;
  readonly passages: TreeEnsemble;
  readonly shorts: TreeEnsemble;
  readonly standing: TreeEnsemble;
  /** All candidates, judged by judges and heads none of which had seen the contract. */
  readonly judged: readonly JudgedCandidate[];
}

const folds = 4;
const chineseBuckets = 12_000;
const shortForms: Readonly<Record<string, ShortForm>> = {
  'Document Name': 'name',
  'Agreement Date': 'date',
  'Effective Date': 'date',
};

/** What is learned before the judges: the network, the heads for Chinese, and each contract's scores by networks that have not seen it. */
export interface TrainedHeads {
  readonly labels: readonly string[];
  readonly network: TrainedNetwork;
  readonly chinese: ReturnType<typeof packLinear>;
  readonly scores: readonly Float32Array[];
}

type Report = (line: string) => void;

const silent: Report = () => undefined;

/** Learns the categories of labelled contracts. The same contracts give the same model. */
export function trainKinds(
  contracts: readonly AnsweredContract[],
  { report = silent, ...options }: { buckets?: number; trees?: number; report?: Report } = {},
): TrainedKinds {
  return trainJudges(contracts, trainHeads(contracts, { report, ...options }), { report, ...options });
}

export function trainHeads(
  contracts: readonly AnsweredContract[],
  { buckets = 30_000, report = silent } = {},
): TrainedHeads {
  const labels = [...new Set(contracts.flatMap(({ answers }) => answers.map(({ category }) => category)))].sort();
  const features = contracts.map((contract) => kindFeatures(contract, null));
  const examples = contracts.map((contract, index) => examplesOf(contract, labels, features[index] ?? []));
  report(`${features.reduce((sum, own) => sum + own.length, 0)} passages`);
  const scores: Float32Array[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const others = examples.filter((_, index) => foldOf(contracts[index]) !== fold).flat();
    const network = trainNetwork(others, labels.length, { buckets });
    features.forEach((own, index) => {
      if (foldOf(contracts[index]) === fold) scores[index] = networkScores(network, own);
    });
    report(`network without fold ${fold + 1} of ${folds}`);
  }
  const network = trainNetwork(examples.flat(), labels.length, { buckets });
  report('network');
  const plain = contracts.flatMap((contract, index) =>
    kindFeatures(contract, null, false).map((own, unit) => ({
      features: own,
      heads: examples[index]?.[unit]?.heads ?? [],
    })),
  );
  const chinese = packLinear(trainLinear(plain, labels.length, { epochs: 4 }), plain, chineseBuckets);
  report('heads for Chinese');
  return { labels, network, chinese, scores };
}

export function trainJudges(
  contracts: readonly AnsweredContract[],
  { labels, network, chinese, scores }: TrainedHeads,
  { trees = 120, depth = 5, report = silent } = {},
): TrainedKinds {
  const habits = labels.map((label) => habitsOf(label, contracts));
  const tables = contracts.map((contract, index) =>
    candidateTables(contract, scores[index] ?? new Float32Array(), habits),
  );
  const boost = (which: 'passages' | 'shorts', options: Partial<BoostingOptions>) => {
    const judged = judgedTables(
      tables.map((table) => table[which]),
      contracts,
      labels,
      { trees, depth, rate: 0.1, leastRows: 20, loss: 'logistic', share: 0.5, ...options },
    );
    report(`${which}: ${judged.scores.reduce((sum, own) => sum + own.length, 0)} candidates`);
    return judged;
  };
  const passages = boost('passages', {});
  const shorts = boost('shorts', { trees: Math.min(100, trees), depth: 4 });
  const scored = contracts.map(({ text, answers }, index) => ({
    text,
    answers,
    candidates: [...(tables[index]?.passages.candidates ?? []), ...(tables[index]?.shorts.candidates ?? [])],
    scores: joined(passages.scores[index], shorts.scores[index]),
    targets: joined(passages.targets[index], shorts.targets[index]),
    side: foldOf(contracts[index]),
  }));
  const { standing, judged } = trainStanding(scored, habits, { trees: Math.min(120, trees) });
  report('last judge');
  const categories = habits.map((habit, category) => ({ ...habit, ...calibrated(judged, category) }));
  return { categories, network, chinese, passages: passages.trees, shorts: shorts.trees, standing, judged };
}

function joined(one: Float32Array | undefined, other: Float32Array | undefined): Float32Array {
  const [from, length] = [one?.length ?? 0, other?.length ?? 0];
  const all = new Float32Array(from + length);
  all.set(one ?? []);
  all.set(other ?? [], from);
  return all;
}

function foldOf(contract: AnsweredContract | undefined): number {
  return (
    (createHash('sha256')
      .update(contract?.name ?? '')
      .digest()[2] ?? 0) % folds
  );
}

function judgedTables(
  tables: readonly CandidateTable[],
  contracts: readonly AnsweredContract[],
  labels: readonly string[],
  options: BoostingOptions,
): { trees: TreeEnsemble; targets: Float32Array[]; scores: Float32Array[] } {
  const targets = tables.map((table, index) => targetsOf(table, contracts[index] as AnsweredContract, labels));
  const scores: Float32Array[] = [];
  for (let left = 0; left < folds; left += 1) {
    const trees = boosted(tables, targets, (index) => foldOf(contracts[index]) !== left, options);
    tables.forEach((table, index) => {
      if (foldOf(contracts[index]) === left) scores[index] = candidateScores(trees, table);
    });
  }
  return { trees: boosted(tables, targets, () => true, options), targets, scores };
}

/** Of the unlikely wrong candidates every sixth is learned from and counts six times. */
const thinned = 6;
const unlikely = -7;

/** Judges nothing likely: where there is nothing to learn from. */
const noTrees: TreeEnsemble = {
  base: -9,
  trees: 1,
  depth: 1,
  features: new Int16Array(3).fill(-1),
  thresholds: new Float32Array(3),
  values: new Float32Array(3),
};

function boosted(
  tables: readonly CandidateTable[],
  targets: readonly Float32Array[],
  wanted: (index: number) => boolean,
  options: BoostingOptions,
): TreeEnsemble {
  const rows: Float32Array[] = [];
  const wantedTargets: number[] = [];
  const weights: number[] = [];
  tables.forEach((table, index) => {
    if (!wanted(index)) return;
    table.candidates.forEach((_, at) => {
      const target = targets[index]?.[at] ?? 0;
      const row = table.rows.subarray(at * rowWidth, (at + 1) * rowWidth);
      const thin = target === 0 && (row[0] ?? 0) < unlikely;
      if (thin && at % thinned !== 0) return;
      rows.push(row);
      wantedTargets.push(target);
      weights.push(thin ? thinned : 1);
    });
  });
  if (rows.length === 0) return noTrees;
  const joined = new Float32Array(rows.length * rowWidth);
  rows.forEach((row, index) => {
    joined.set(row, index * rowWidth);
  });
  return boostTrees(joined, rowWidth, Float32Array.from(wantedTargets), {
    ...options,
    weights: Float32Array.from(weights),
  });
}

function targetsOf(
  { candidates }: CandidateTable,
  contract: AnsweredContract,
  labels: readonly string[],
): Float32Array {
  const known = labels.map((label) => {
    const answers = contract.answers.filter((answer) => answer.category === label).map((answer) => answer.text);
    return { label, answers, met: metAnswers(label, answers) };
  });
  return Float32Array.from(candidates, ({ category, start, end }) => {
    const { label, answers, met } = known[category] ?? { label: '', answers: [], met: () => [] };
    const text = contract.text.slice(start, end);
    // Any sentence with "Company" in it would do for the parties: only one that names most of them teaches.
    if (label === 'Parties')
      return answers.length > 0 && answers.filter((answer) => text.includes(answer)).length * 2 >= answers.length
        ? 1
        : 0;
    return met(text).length > 0 ? 1 : 0;
  });
}

function habitsOf(label: string, contracts: readonly AnsweredContract[]): KindCategory {
  const own = contracts.map(({ answers }) => answers.filter(({ category }) => category === label));
  const having = own.filter((answers) => answers.length > 0).length;
  const all = own.flat();
  const spans = contracts.flatMap(({ spans: each }) => each.filter(({ category }) => category === label));
  return {
    id: `cuad.${label.toLowerCase().replace(/[^a-z]+/gu, '_')}`,
    label,
    short: shortForms[label] ?? null,
    share: having / contracts.length,
    answers: all.length / Math.max(1, having),
    length: all.reduce((sum, { text }) => sum + Math.log(text.length + 1), 0) / Math.max(1, all.length),
    several: spans.filter(({ units }) => units.length > 1).length / Math.max(1, spans.length),
    slope: 1,
    offset: 0,
  };
}

function examplesOf(
  { units, spans }: AnsweredContract,
  labels: readonly string[],
  features: readonly Uint32Array[],
): LinearExample[] {
  const heads = units.map(() => new Set<number>());
  for (const { category, start, end, units: own } of spans) {
    // "Company" alone, wherever it stands first, teaches nothing about the passage that names the parties.
    if (category === 'Parties' && end - start < 12) continue;
    for (const unit of own) {
      const place = units[unit];
      if (place === undefined) continue;
      const shared = Math.min(end, place.end) - Math.max(start, place.start);
      if (shared * 4 >= Math.min(place.end - place.start, end - start)) heads[unit]?.add(labels.indexOf(category));
    }
  }
  return features.map((own, index) => ({ features: own, heads: [...(heads[index] ?? [])] }));
}
