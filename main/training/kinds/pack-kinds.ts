import type { z } from 'zod';
import type { HypothesesModel } from '#main/kinds/judge-hypotheses.ts';
import type { hypothesesModelSchema, kindsModelSchema } from '#main/kinds/kinds-model.ts';
import { base64, packedTrees } from '../compression/pack-trees.ts';
import type { TrainedKinds } from './train-kinds.ts';
import type { packLinear } from './train-linear.ts';
import type { TrainedNetwork } from './train-network.ts';

type Packed = ReturnType<typeof packLinear>;

/** The learned categories as `cuad.json` holds them. */
export function packedKinds(trained: Omit<TrainedKinds, 'judged'>, source: string): z.infer<typeof kindsModelSchema> {
  return {
    version: 3,
    source,
    categories: trained.categories.map((category) => ({ ...category })),
    network: packedNetwork(trained.network),
    chinese: packedLinear(trained.chinese),
    passages: packedTrees(trained.passages),
    shorts: packedTrees(trained.shorts),
    standing: packedTrees(trained.standing),
  };
}

/** The learned hypotheses as `contractnli.json` holds them. */
export function packedHypotheses(
  trained: HypothesesModel & { readonly linear: Packed; readonly chinese: Packed },
  source: string,
): z.infer<typeof hypothesesModelSchema> {
  return {
    version: 3,
    source,
    hypotheses: trained.hypotheses.map((hypothesis) => ({ ...hypothesis })),
    linear: packedLinear(trained.linear),
    chinese: packedLinear(trained.chinese),
    evidence: packedTrees(trained.evidence),
    standing: packedTrees(trained.standing),
    mentioned: packedTrees(trained.mentioned),
    contradicted: packedTrees(trained.contradicted),
  };
}

function packedNetwork({ buckets, rarities, inputs, scales, shifts, outputs, bias }: TrainedNetwork) {
  return {
    buckets: base64(buckets),
    rarities: base64(rarities),
    inputs: base64(inputs),
    scales: [...scales],
    shifts: [...shifts],
    outputs: base64(outputs),
    bias: [...bias],
  };
}

function packedLinear({ buckets, weights, scales, bias }: Packed) {
  return { buckets: base64(buckets), weights: base64(weights), scales: [...scales], bias: [...bias] };
}
