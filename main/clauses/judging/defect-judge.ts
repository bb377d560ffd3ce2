import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { base64Bytes } from './base64-bytes.ts';
import { readMarks, readScales } from './packed-marks.ts';
import type { WordingMarks } from './wording-marks.ts';

const groups = ['words', 'concepts', 'rules'] as const;

/** A kind that no rule told is added above the one, a kind that a rule told is only noted below the other; 0–1. */
const bounds = z.object({ addAbove: z.number(), noteBelow: z.number() });

/** The shape of `resources/defects/judge.json`. Numbers are little-endian in base64. */
export const defectJudgeSchema = z.object({
  version: z.literal(1),
  source: z.string(),
  kinds: z.array(z.object({ id: z.string(), severity: z.enum(['medium', 'low']) })).min(1),
  /** What each group of marks counts beside the others. */
  shares: z.object({ words: z.number(), concepts: z.number(), rules: z.number() }),
  /** Hashes, ascending; how rare each mark is, in 255ths of `rarest`; a weight for each kind. */
  marks: z.base64(),
  rarities: z.base64(),
  rarest: z.number(),
  weights: z.base64(),
  /** What a weight of 127 stands for, a kind. */
  scales: z.array(z.number()),
  /** Log odds: constant, wording, told by a rule, both, wording highest, other kinds told, both, the rule's confidence. */
  standing: z.array(z.number()).length(8),
  /** Of a clause that stands alone, and of one within a longer text. */
  alone: bounds,
  within: bounds,
});

/** The learned judge of defects, ready to use. */
export interface DefectJudge
  extends Pick<z.infer<typeof defectJudgeSchema>, 'kinds' | 'shares' | 'standing' | 'alone' | 'within'> {
  readonly rows: ReadonlyMap<number, number>;
  readonly rarities: Float32Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/**
 * The judge of a file's parsed JSON, checked.
 * @throws SampanError `damaged-file` where it is not what it should be.
 */
export function parseDefectJudge(json: unknown): DefectJudge {
  const parsed = defectJudgeSchema.safeParse(json);
  if (!parsed.success) throw damaged(parsed.error);
  const { marks, rarities, rarest, weights, scales, ...rest } = parsed.data;
  const judge = {
    ...rest,
    ...readMarks({ marks, rarities, rarest }),
    weights: new Int8Array(base64Bytes(weights).buffer),
    scales: readScales(scales),
  };
  const kinds = judge.kinds.length;
  if (
    judge.rarities.length !== judge.rows.size ||
    scales.length !== kinds ||
    judge.weights.length !== judge.rows.size * kinds
  )
    throw damaged(new Error('its tables do not fit each other'));
  return judge;
}

/** How much a wording is that of each kind, in the order of the judge's kinds; about 0 for none, 1 for a plain case. */
export function wordingScores(judge: DefectJudge, marks: WordingMarks): Float64Array {
  const { kinds, shares, rows, rarities, weights, scales } = judge;
  const scores = new Float64Array(kinds.length);
  for (const group of groups) {
    const own = marks[group].flatMap((mark) => rows.get(mark) ?? []);
    const length = Math.hypot(...own.map((row) => rarities[row] ?? 0));
    if (length === 0) continue;
    for (const row of own) {
      const value = (Math.sqrt(shares[group]) * (rarities[row] ?? 0)) / length;
      for (let kind = 0; kind < kinds.length; kind += 1)
        scores[kind] = (scores[kind] ?? 0) + value * (weights[row * kinds.length + kind] ?? 0) * (scales[kind] ?? 0);
    }
  }
  return scores;
}

/** What the rules told of a clause: the confidence of each kind above a note. */
export type ToldKinds = ReadonlyMap<string, number>;

/** What a kind's probability is made of, in the order of `standing`. */
export function standingRow(scores: Float64Array, kind: number, id: string, told: ToldKinds): number[] {
  const score = scores[kind] ?? 0;
  const confidence = told.get(id);
  const isTold = confidence === undefined ? 0 : 1;
  const others = Math.min(2, told.size - isTold);
  const isHighest = Number(score === Math.max(...scores));
  return [1, score, isTold, isTold * score, isHighest, others, isTold * others, confidence ?? 0];
}

/** The probability, 0 to 1, of each of the judge's kinds, from the wording and from what the rules told. */
export function defectProbabilities(judge: DefectJudge, marks: WordingMarks, told: ToldKinds): Map<string, number> {
  const scores = wordingScores(judge, marks);
  return new Map(
    judge.kinds.map(({ id }, kind) => {
      return [id, standingProbability(judge.standing, standingRow(scores, kind, id, told))];
    }),
  );
}

/** The probability, 0 to 1, that log odds for each part of a row make of it. */
export function standingProbability(standing: readonly number[], row: readonly number[]): number {
  const odds = row.reduce((sum, value, part) => sum + value * (standing[part] ?? 0), 0);
  return 1 / (1 + Math.exp(-odds));
}

function damaged(cause: Error): SampanError {
  return new SampanError('damaged-file', `The judge of defects is damaged (${cause.message}). Install Sampan again.`, {
    cause,
  });
}
