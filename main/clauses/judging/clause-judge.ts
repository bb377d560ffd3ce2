import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { base64Bytes } from './base64-bytes.ts';
import { clauseMarks } from './clause-marks.ts';
import { readMarks, readScales } from './packed-marks.ts';

/** What turns a score into log odds: constant and slope. */
const line = z.tuple([z.number(), z.number()]);

/** The shape of `resources/clause-kinds/judge.json`. Numbers are little-endian in base64. */
export const clauseJudgeSchema = z.object({
  version: z.literal(1),
  source: z.string(),
  /** `shift`: log odds of the kind beside the others' in a contract. */
  kinds: z.array(z.object({ id: z.string(), shift: z.number() })).min(1),
  /** Hashes, ascending; how rare each mark is, in 255ths of `rarest`. */
  marks: z.base64(),
  rarities: z.base64(),
  rarest: z.number(),
  /** Of how many kinds a mark says something; their places in `kinds` and the weight for each, mark after mark. */
  kindsOfMark: z.int().min(1),
  places: z.base64(),
  weights: z.base64(),
  /** What a weight of 127 stands for, a kind. */
  scales: z.array(z.number()),
  /** Log odds of a passage in a contract, and of one in a text of a clause or two. */
  within: line,
  alone: line,
  /** A finding is told from this probability on, 0 to 1. */
  tellAbove: z.number(),
});

/** The learned judge of clause kinds, ready to use. */
export interface ClauseJudge
  extends Pick<z.infer<typeof clauseJudgeSchema>, 'kinds' | 'kindsOfMark' | 'within' | 'alone' | 'tellAbove'> {
  readonly rows: ReadonlyMap<number, number>;
  readonly rarities: Float32Array;
  readonly places: Uint8Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/**
 * The judge of a file's parsed JSON, checked.
 * @throws SampanError `damaged-file` where it is not what it should be.
 */
export function parseClauseJudge(json: unknown): ClauseJudge {
  const parsed = clauseJudgeSchema.safeParse(json);
  if (!parsed.success) throw damaged(parsed.error);
  const { marks, rarities, rarest, places, weights, scales, ...rest } = parsed.data;
  const judge = {
    ...rest,
    ...readMarks({ marks, rarities, rarest }),
    places: base64Bytes(places),
    weights: new Int8Array(base64Bytes(weights).buffer),
    scales: readScales(scales),
  };
  const fits =
    judge.rarities.length === judge.rows.size &&
    scales.length === judge.kinds.length &&
    judge.places.length === judge.rows.size * judge.kindsOfMark &&
    judge.places.every((place) => place < judge.kinds.length) &&
    judge.weights.length === judge.places.length;
  if (!fits) throw damaged(new Error('its tables do not fit each other'));
  return judge;
}

/** How much a folded passage is worded like each kind, in the order of the judge's kinds: about 0 for not, 1 for plainly. */
export function kindScores(judge: ClauseJudge, folded: string): Float64Array {
  const { kinds, kindsOfMark, rows, rarities, places, weights, scales } = judge;
  const sums = new Float64Array(kinds.length);
  const known = clauseMarks(folded).flatMap((mark) => rows.get(mark) ?? []);
  const length = Math.hypot(...known.map((row) => rarities[row] ?? 0));
  if (length === 0) return sums;
  for (const row of known) {
    const value = (rarities[row] ?? 0) / length;
    for (let at = row * kindsOfMark; at < (row + 1) * kindsOfMark; at += 1) {
      const kind = places[at] as number;
      sums[kind] = (sums[kind] as number) + value * (weights[at] as number);
    }
  }
  return sums.map((sum, kind) => sum * (scales[kind] ?? 0));
}

/** The probability, 0 to 1, that a score makes of a kind. */
export function kindProbability(score: number, [constant, slope]: readonly [number, number], shift: number): number {
  return 1 / (1 + Math.exp(-(constant + slope * score + shift)));
}

function damaged(cause: Error): SampanError {
  return new SampanError(
    'damaged-file',
    `The judge of clause kinds is damaged (${cause.message}). Install Sampan again.`,
    { cause },
  );
}
