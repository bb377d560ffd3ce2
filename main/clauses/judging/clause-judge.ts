import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { base64Bytes } from './base64-bytes.ts';
import { eachClauseMark } from './clause-marks.ts';
import { MarkRows } from './mark-rows.ts';
import { readScales } from './packed-marks.ts';

/** What turns evidence into log odds: a weight for each part of `evidenceRow`. */
const line = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
export type EvidenceLine = z.infer<typeof line>;

/** The shape of `resources/clause-kinds/judge.json`. Numbers are little-endian in base64. */
export const clauseJudgeSchema = z.object({
  version: z.literal(2),
  source: z.string(),
  kinds: z.array(z.string()).min(1),
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
  /** Log odds of a passage in a contract, and of a text of a clause or two. */
  within: line,
  alone: line,
  /** A kind is told from this probability on, 0 to 1, and a rule's finding is dropped below the other one. */
  tellAbove: z.object({ english: z.number(), chinese: z.number() }),
  dropBelow: z.number(),
});

/** The learned judge of clause kinds, ready to use. */
export interface ClauseJudge
  extends Pick<
    z.infer<typeof clauseJudgeSchema>,
    'kinds' | 'kindsOfMark' | 'within' | 'alone' | 'tellAbove' | 'dropBelow'
  > {
  readonly rows: MarkRows;
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
    rows: new MarkRows(new Uint32Array(base64Bytes(marks).buffer)),
    rarities: Float32Array.from(base64Bytes(rarities), (share) => (share * rarest) / 255),
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

/** What a folded text's marks say of each kind, in the order of the judge's kinds, and the square of their length. */
export interface Wording {
  readonly sums: Float64Array;
  readonly square: number;
}

/** What the marks of a folded text say. */
export function wordingOf(
  { kinds, kindsOfMark, rows, rarities, places, weights }: ClauseJudge,
  folded: string,
): Wording {
  const sums = new Float64Array(kinds.length);
  let square = 0;
  rows.begin();
  eachClauseMark(folded, (mark) => {
    const row = rows.take(mark);
    if (row < 0) return;
    const value = rarities[row] as number;
    square += value * value;
    for (let at = row * kindsOfMark; at < (row + 1) * kindsOfMark; at += 1) {
      const kind = places[at] as number;
      sums[kind] = (sums[kind] as number) + value * (weights[at] as number);
    }
  });
  return { sums, square };
}

/** The wording of several texts that stand together. */
export function joinedWording(all: readonly Wording[]): Wording {
  const [first] = all;
  if (first !== undefined && all.length === 1) return first;
  const sums = new Float64Array(first?.sums.length ?? 0);
  let square = 0;
  for (const one of all) {
    square += one.square;
    for (let kind = 0; kind < sums.length; kind += 1) sums[kind] = (sums[kind] as number) + (one.sums[kind] as number);
  }
  return { sums, square };
}

/** How much a text is worded like each kind, in the order of the judge's kinds: about 0 for not, 1 for plainly. */
export function kindScores({ scales }: ClauseJudge, { sums, square }: Wording): Float64Array {
  const length = Math.sqrt(square);
  return sums.map((sum, kind) => (length === 0 ? 0 : (sum * (scales[kind] as number)) / length));
}

/** The probability from which on a kind is told in a passage of its language. */
export function tellingFrom({ tellAbove }: ClauseJudge, { chinese }: { readonly chinese: boolean }): number {
  return chinese ? tellAbove.chinese : tellAbove.english;
}

/** What speaks for a kind at a place. */
export interface KindEvidence {
  /** The passage's score, and that of the clause it stands in. */
  readonly passage: number;
  readonly clause: number;
  /** The confidence of the rule that told the kind there; 0 where none did. */
  readonly rule: number;
}

/** From this confidence on a rule has more than one phrase or heading to rest on. */
const ruleOfOne = 0.6;

/** Evidence as the parts of a line: a constant, the scores, the clause's root, whether a rule told it and how surely. */
export function evidenceRow({ passage, clause, rule }: KindEvidence): EvidenceLine {
  return [1, passage, clause, Math.sqrt(Math.max(0, clause)), rule > 0 ? 1 : 0, 4 * Math.max(0, rule - ruleOfOne)];
}

/** The probability, 0 to 1, of a kind for which this speaks. */
export function kindProbability(evidence: KindEvidence, line: EvidenceLine): number {
  let odds = 0;
  evidenceRow(evidence).forEach((value, part) => {
    odds += value * (line[part] as number);
  });
  return 1 / (1 + Math.exp(-odds));
}

function damaged(cause: Error): SampanError {
  return new SampanError(
    'damaged-file',
    `The judge of clause kinds is damaged (${cause.message}). Install Sampan again.`,
    { cause },
  );
}
