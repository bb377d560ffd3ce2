import type { z } from 'zod';
import type { clauseJudgeSchema } from '#main/clauses/judging/clause-judge.ts';
import { base64 } from '../compression/pack-trees.ts';
import type { KindScorer } from './train-clause-judge.ts';

type Packed = z.infer<typeof clauseJudgeSchema>;

/** The judge as `judge.json` holds it: a signed byte a weight. */
export function packedClauseJudge(
  { ids, marks, rarities, weights }: KindScorer,
  standing: Pick<Packed, 'within' | 'alone' | 'tellAbove' | 'source'> & { readonly shifts: readonly number[] },
): Packed {
  const { shifts, ...rest } = standing;
  const rarest = Math.max(...rarities);
  const scales = ids.map((_, kind) => {
    let largest = 0;
    for (let at = kind; at < weights.length; at += ids.length) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
    return largest === 0 ? 1 : largest;
  });
  return {
    version: 1,
    ...rest,
    kinds: ids.map((id, kind) => ({ id, shift: shifts[kind] ?? 0 })),
    marks: base64(marks),
    rarities: base64(Int8Array.from(Uint8Array.from(rarities, (rarity) => Math.round((255 * rarity) / rarest)))),
    rarest,
    weights: base64(
      Int8Array.from(weights, (weight, at) => Math.round((127 * weight) / (scales[at % ids.length] ?? 1))),
    ),
    scales,
  };
}
