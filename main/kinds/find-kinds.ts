import type { TextFinding } from '#contract/finding.ts';
import type { ChineseGlossary } from '#main/compression/passage-features.ts';
import { passageUnits } from '#main/compression/passage-units.ts';
import { type TreeEnsemble, treeScore } from '#main/compression/tree-scores.ts';
import { candidateRows, rowWidth } from './candidate-rows.ts';
import { leastStanding, standingRows, standingWidth } from './candidate-standing.ts';
import { type KindCandidate, passageCandidates, type ShortForm, shortCandidates } from './kind-candidates.ts';
import type { PassageReading } from './kind-features.ts';
import type { KindCategory, KindsModel } from './kinds-model.ts';
import { passageScores } from './linear-heads.ts';
import { networkScores } from './passage-network.ts';

/** A stretch with the probability that it is a clause of the category. */
export interface FoundKind {
  readonly category: number;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Added to the first judge's score of a candidate that the last does not read. */
const unread = -3;

/** All that may be a clause of a category: candidates with what the second judge reads of them. */
export interface CandidateTable {
  readonly candidates: readonly KindCandidate[];
  readonly rows: Float32Array;
}

const sentenceOrDate = 'Effective Date';

/** The candidates for passages' scores: those of passages, and those of dates and names. */
export function candidateTables(
  reading: PassageReading,
  scores: Float32Array,
  categories: readonly KindCategory[],
): { passages: CandidateTable; shorts: CandidateTable } {
  const short = new Map<number, ShortForm>();
  categories.forEach((category, index) => {
    if (category.short !== null) short.set(index, category.short);
  });
  const table = (candidates: readonly KindCandidate[]): CandidateTable => ({
    candidates,
    rows: candidateRows(reading, scores, categories, candidates),
  });
  return {
    passages: table(
      passageCandidates(
        reading,
        scores,
        categories.length,
        // A day on which a contract takes effect is a date or a sentence that says how to find it.
        new Set([...short.keys()].filter((category) => categories[category]?.label !== sentenceOrDate)),
      ),
    ),
    shorts: table(shortCandidates(reading, scores, categories.length, short)),
  };
}

/** The trees' raw score of each candidate. */
export function candidateScores(trees: TreeEnsemble, { candidates, rows }: CandidateTable): Float32Array {
  return Float32Array.from(candidates, (_, index) => treeScore(trees, rows, index * rowWidth));
}

/** The last judge's raw score of each candidate, from the first judge's. */
export function standingScores(
  standing: TreeEnsemble,
  candidates: readonly KindCandidate[],
  scores: Float32Array,
  categories: readonly KindCategory[],
): Float32Array {
  const rows = standingRows(candidates, scores, categories);
  return scores.map((score, index) =>
    score < leastStanding ? unread + score : treeScore(standing, rows, index * standingWidth),
  );
}

/** The candidates with their probabilities, for the last judge's scores. */
export function ratedCandidates(
  candidates: readonly KindCandidate[],
  scores: Float32Array,
  categories: readonly KindCategory[],
): FoundKind[] {
  return candidates.map(({ category, start, end }, index) => {
    const { slope = 1, offset = 0 } = categories[category] ?? {};
    return { category, start, end, confidence: 1 / (1 + Math.exp(-(slope * (scores[index] ?? 0) + offset))) };
  });
}

/** Every category's stretches with their probabilities, the surest first; offsets are UTF-16 units of the text. */
export function rateKinds(
  { text, clauses, findings }: Omit<PassageReading, 'units'>,
  model: KindsModel,
  glossary: ChineseGlossary | null,
): FoundKind[] {
  const reading = { text, clauses, findings, units: passageUnits(text, clauses) };
  const byNetwork = (features: readonly Uint32Array[]) => networkScores(model.network, features);
  const scores = passageScores(reading, byNetwork, model.chinese, glossary);
  const { passages, shorts } = candidateTables(reading, scores, model.categories);
  const candidates = [...passages.candidates, ...shorts.candidates];
  const first = Float32Array.from([
    ...candidateScores(model.passages, passages),
    ...candidateScores(model.shorts, shorts),
  ]);
  const last = standingScores(model.standing, candidates, first, model.categories);
  return ratedCandidates(candidates, last, model.categories).sort(
    (a, b) => b.confidence - a.confidence || a.start - b.start || a.category - b.category,
  );
}

const leastConfidence = 0.3;

export interface FindKindsOptions {
  /** Findings less sure than this are left out, 0–1. */
  readonly least?: number;
  /** Kinds of the rules' ontology that are a category, by the category's label: a floor for Chinese text. */
  readonly rules?: ReadonlyMap<string, readonly string[]>;
}

/**
 * The clauses of the learned categories in a text, in its order. `fields` is
 * empty; `clause` is the innermost clause. What the rules find in a Chinese text
 * of a category's own kinds stands where the model sees nothing (origin `rule`):
 * the model has read no Chinese contracts.
 */
export function findKinds(
  input: Omit<PassageReading, 'units'>,
  model: KindsModel,
  glossary: ChineseGlossary | null,
  { least = leastConfidence, rules = new Map() }: FindKindsOptions = {},
): TextFinding[] {
  const learned = rateKinds(input, model, glossary)
    .filter(({ confidence }) => confidence >= least)
    .map(({ category, start, end, confidence }): TextFinding => {
      const { id = '', label = '' } = model.categories[category] ?? {};
      const clause = innermost(input.clauses, start);
      return {
        kind: id,
        label,
        group: 'general',
        start,
        end,
        text: input.text.slice(start, end),
        fields: {},
        confidence: Math.round(confidence * 1000) / 1000,
        origin: 'model',
        reasons: [`learned from expert labels of contracts: ${label}`],
        clause: clause === null ? null : { number: clause.number, heading: clause.heading },
      };
    });
  const floor = model.categories.flatMap(({ id, label }) => {
    const kinds = rules.get(label) ?? [];
    const own = learned.filter(({ kind }) => kind === id);
    return input.findings
      .filter(
        ({ kind, text, confidence }) => kinds.includes(kind) && confidence >= least && /\p{Script=Han}/u.test(text),
      )
      .filter(({ start, end }) => !own.some((each) => each.start < end && start < each.end))
      .map((finding): TextFinding => ({ ...finding, kind: id, label, group: 'general', fields: {} }));
  });
  return [...learned, ...floor].sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1));
}

function innermost(clauses: PassageReading['clauses'], offset: number) {
  return clauses.reduce<PassageReading['clauses'][number] | null>(
    (best, clause) =>
      clause.kind !== 'title' && clause.start <= offset && clause.end > offset && clause.level >= (best?.level ?? 0)
        ? clause
        : best,
    null,
  );
}
