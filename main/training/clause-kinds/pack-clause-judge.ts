import type { z } from 'zod';
import type { clauseJudgeSchema } from '#main/clauses/judging/clause-judge.ts';
import { base64 } from '../compression/pack-trees.ts';
import { packedMarks, weightScales } from '../pack-marks.ts';
import { clauseJudgeSettings, type KindScorer, weightiestKinds } from './train-clause-judge.ts';

type Packed = z.infer<typeof clauseJudgeSchema>;

/** The judge as `judge.json` holds it: of each mark the kinds that it says most of, a signed byte a weight. */
export function packedClauseJudge(
  { ids, marks, rarities, weights }: KindScorer,
  standing: Pick<Packed, 'within' | 'alone' | 'tellAbove' | 'dropBelow' | 'source'>,
): Packed {
  const scales = weightScales(weights, ids.length);
  const { kindsOfMark } = clauseJudgeSettings;
  const places = new Uint8Array(marks.length * kindsOfMark);
  const packed = new Int8Array(places.length);
  for (let row = 0; row < marks.length; row += 1) {
    const own = weights.subarray(row * ids.length, (row + 1) * ids.length);
    weightiestKinds(own).forEach((kind, at) => {
      places[row * kindsOfMark + at] = kind;
      packed[row * kindsOfMark + at] = Math.round((127 * (own[kind] ?? 0)) / (scales[kind] ?? 1));
    });
  }
  return {
    version: 2,
    ...standing,
    kinds: [...ids],
    ...packedMarks(marks, rarities),
    kindsOfMark,
    places: base64(places),
    weights: base64(packed),
    scales,
  };
}
