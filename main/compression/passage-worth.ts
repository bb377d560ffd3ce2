import type { NearRange } from '#contract/compression.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { CompressionModel } from './compression-model.ts';
import { wantedMarks } from './finding-marks.ts';
import type { PreparedGlossary } from './glossary.ts';
import { addedByMeaning } from './passage-nearness.ts';
import { findingsByUnit, type PassageUnit } from './passage-units.ts';
import type { PreparedText } from './prepared-text.ts';
import { type QuestionProfile, questionProfile } from './question-profile.ts';
import { askedScores } from './question-scores.ts';
import { questionRows, questionWidth, readerRows } from './scoring-rows.ts';
import { speaksOf, topics } from './topics.ts';
import { treeScore } from './tree-scores.ts';
import { dotProduct } from './word-vectors.ts';

/** What a finding of a wanted kind adds beside the learned chance, which knows of it already in English. */
const ruledShare = 0.3;

/**
 * What the best match of a question's words adds where the question is of no known category, and from how many words
 * on: chosen on half of ContractNLI's hypotheses and on wordings of training contracts.
 */
const spokenShare = 0.9;
const fullQuestionTerms = 14;

/** What reading a passage is worth (a chance, or a number of things learned), and why. */
export interface Worth {
  readonly value: Float32Array;
  readonly reasons: readonly (readonly string[])[];
}

export interface WorthInput {
  readonly text: string;
  readonly prepared: PreparedText;
  readonly findings: readonly TextFinding[];
  readonly model: CompressionModel;
  readonly glossary: PreparedGlossary | null;
  readonly question?: string | undefined;
  readonly task?: readonly string[] | undefined;
  readonly withoutWording?: string | undefined;
  /** How near stretches of the text are to the question in meaning, where a sentence encoder is there. */
  readonly nearness?: readonly NearRange[] | undefined;
}

/** The worth of every passage: to any reader, to one with a question, or to one with a list of clause kinds. */
export function passageWorth(input: WorthInput): Worth {
  const { text, model, glossary } = input;
  const { units, table, marks } = input.prepared;
  const found = findingsByUnit(units, input.findings);
  const reasons: string[][] = units.map(() => []);
  const value = new Float32Array(units.length);
  if (input.question === undefined && input.task === undefined) {
    const { rows, width } = readerRows(table, units, marks);
    units.forEach((unit, index) => {
      const learned = Math.exp(Math.min(3, treeScore(model.reader, rows, index * width)));
      const ruled = ruledWorth(text, unit, found.get(index) ?? []);
      value[index] = learned + ruled.value;
      reasons[index]?.push(...ruled.reasons, ...learnedKinds(model, table, index));
      if (index < 3) reasons[index]?.push('opening');
      reasons[index]?.push('worth');
    });
    return { value, reasons };
  }
  const profile =
    input.question === undefined
      ? taskProfile(model, input.task ?? [])
      : questionProfile(input.question, model, glossary, input.withoutWording);
  const asked = askedScores(input.prepared.terms(), table, profile);
  const wantedKinds = kindsOf(model, profile.categories, input.task ?? []);
  const rows = questionRows(table, units, {
    ...asked,
    directions: input.prepared.directions().map((direction) => dotProduct(direction, profile.vector)),
    wanted: wantedMarks(units, input.findings, wantedKinds),
    marks,
  });
  const unknown = (1 - asked.sure) ** 2 * Math.min(1, profile.terms.size / fullQuestionTerms);
  const near = input.nearness && addedByMeaning(units, input.nearness);
  units.forEach((_, index) => {
    const said = (asked.words[index] ?? 0) * Math.min(1, asked.coverage[index] ?? 0);
    const spoken = unknown * Math.min(0.95, spokenShare * said + (near?.[index] ?? 0));
    const learned = 1 / (1 + Math.exp(-treeScore(model.question, rows, index * questionWidth)));
    const kind = (found.get(index) ?? []).find((finding) => wantedKinds.has(finding.kind));
    const ruled = kind === undefined ? 0 : (wantedKinds.get(kind.kind) ?? 0) * ruledShare * kind.confidence;
    value[index] = 1 - (1 - learned) * (1 - ruled) * (1 - spoken);
    const matched = asked.matched[index] ?? [];
    if (matched.length > 0) reasons[index]?.push(`question-match:${matched.slice(0, 4).join(' ')}`);
    if (kind !== undefined) reasons[index]?.push(`kind:${kind.kind}`);
    const category = asked.category[index] ?? -1;
    if (category >= 0) reasons[index]?.push(`meaning:${model.categories[category] ?? ''}`);
    reasons[index]?.push('worth');
  });
  return { value, reasons };
}

function taskProfile(model: CompressionModel, task: readonly string[]): QuestionProfile {
  const wanted = new Set(task);
  const categories = Float32Array.from(model.categories, (category) => {
    const entry = model.questions.find((question) => question.category === category);
    return wanted.has(category) || (entry?.kinds ?? []).some((kind) => wanted.has(kind)) ? 1 : 0;
  });
  return { categories, terms: new Map(), vector: new Float32Array(model.vectors.dimensions) };
}

/** The ontology's kinds that the question is about, each with how surely. */
export function kindsOf(
  model: Pick<CompressionModel, 'categories' | 'questions'>,
  shares: ArrayLike<number>,
  task: readonly string[],
): Map<string, number> {
  const kinds = new Map<string, number>(task.map((kind) => [kind, 3]));
  model.categories.forEach((category, index) => {
    const share = shares[index] ?? 0;
    if (share < 0.05) return;
    for (const kind of model.questions.find((question) => question.category === category)?.kinds ?? []) {
      kinds.set(kind, Math.max(kinds.get(kind) ?? 0, share));
    }
  });
  return kinds;
}

/** What rules add: defects and arbitration weigh in every language, other findings where no expert labels taught the scorer. */
function ruledWorth(
  text: string,
  unit: PassageUnit,
  findings: readonly TextFinding[],
): { value: number; reasons: string[] } {
  const passage = text.slice(unit.start, unit.end);
  const chinese = /\p{Script=Han}{4}/u.test(passage);
  let value = 0;
  const reasons: string[] = [];
  for (const finding of findings) {
    const weighty = finding.group === 'defect' || finding.group === 'conflict' || finding.group === 'arbitration';
    if (finding.kind.startsWith('fact.')) {
      value += chinese ? 0.05 : 0;
      continue;
    }
    value += weighty ? (chinese ? 0.4 : 0.12) * finding.confidence : chinese ? 0.4 * finding.confidence : 0.02;
    const reason = `kind:${finding.kind}`;
    if (!reasons.includes(reason)) reasons.push(reason);
  }
  if (chinese) for (const topic of topics) if (speaksOf(topic, passage)) value += 0.15;
  return { value: Math.min(1.2, value), reasons };
}

function learnedKinds(
  model: CompressionModel,
  table: { heads: number; scores: Float32Array },
  index: number,
): string[] {
  const likely = model.categories
    .map((category, head) => ({ category, score: table.scores[index * table.heads + head] ?? -12 }))
    .filter(({ score }) => score > -0.5)
    .sort((a, b) => b.score - a.score);
  return likely.slice(0, 2).map(({ category }) => `meaning:${category}`);
}
