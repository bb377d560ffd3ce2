import type { z } from 'zod';
import type { defectJudgeSchema } from '#main/clauses/judging/defect-judge.ts';
import { base64 } from '../compression/pack-trees.ts';
import { packedMarks, weightScales } from '../pack-marks.ts';
import type { JudgeSettings, TrainedJudge } from './train-judge.ts';

type Packed = z.infer<typeof defectJudgeSchema>;

/** The judge as `judge.json` holds it. `severities`: what each kind is told with. */
export function packedJudge(
  { kinds, table, weights, standing }: TrainedJudge,
  severities: ReadonlyMap<string, Packed['kinds'][number]['severity']>,
  { shares, alone, within }: JudgeSettings,
  source: string,
): Packed {
  const scales = weightScales(weights, kinds.length);
  return {
    version: 1,
    source,
    kinds: kinds.map((id) => ({ id, severity: severities.get(id) ?? 'low' })),
    shares,
    ...packedMarks(table.marks, table.rarities),
    weights: base64(
      Int8Array.from(weights, (weight, at) => Math.round((127 * weight) / (scales[at % kinds.length] ?? 1))),
    ),
    scales,
    standing: standing.map((value) => Math.round(value * 1e6) / 1e6),
    alone,
    within,
  };
}
