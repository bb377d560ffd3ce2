import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { base64Bytes, packedTreesSchema, unpackedTrees } from '#main/compression/packed-trees.ts';
import type { TreeEnsemble } from '#main/compression/tree-scores.ts';
import type { CategoryHabits } from './candidate-rows.ts';
import { hypothesisHeads } from './hypothesis-rows.ts';
import type { HypothesesModel } from './judge-hypotheses.ts';
import type { ShortForm } from './kind-candidates.ts';
import { bucketRows, type LinearHeads } from './linear-heads.ts';
import { hypothesisCues } from './nda-cues.ts';
import type { PassageNetwork } from './passage-network.ts';

const linearSchema = z.object({
  buckets: z.base64(),
  weights: z.base64(),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
});

const networkSchema = z.object({
  buckets: z.base64(),
  rarities: z.base64(),
  inputs: z.base64(),
  scales: z.array(z.number()).min(1),
  shifts: z.array(z.number()),
  outputs: z.base64(),
  bias: z.array(z.number()),
});

/** The shape of `resources/kinds/cuad.json`. Numbers are little-endian in base64. */
export const kindsModelSchema = z.object({
  version: z.literal(3),
  source: z.string(),
  categories: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      short: z.enum(['date', 'name']).nullable(),
      share: z.number(),
      answers: z.number(),
      length: z.number(),
      several: z.number(),
      /** Confidence is the logistic of `slope` times the last trees' score plus `offset`. */
      slope: z.number(),
      offset: z.number(),
    }),
  ),
  network: networkSchema,
  chinese: linearSchema,
  passages: packedTreesSchema,
  shorts: packedTreesSchema,
  standing: packedTreesSchema,
});

/** The shape of `resources/kinds/contractnli.json`. */
export const hypothesesModelSchema = z.object({
  version: z.literal(3),
  source: z.string(),
  /** In the order of `hypothesisCues`. */
  hypotheses: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      sentence: z.string(),
      mentioned: z.number().gt(0).lt(1),
      contradicted: z.number(),
      passages: z.number(),
    }),
  ),
  linear: linearSchema,
  chinese: linearSchema,
  evidence: packedTreesSchema,
  standing: packedTreesSchema,
  mentioned: packedTreesSchema,
  contradicted: packedTreesSchema,
});

export interface KindCategory extends CategoryHabits {
  readonly id: string;
  readonly label: string;
  readonly short: ShortForm | null;
  readonly slope: number;
  readonly offset: number;
}

/** The learned kinds, ready to use. */
export interface KindsModel {
  readonly categories: readonly KindCategory[];
  readonly network: PassageNetwork;
  /** For Chinese passages. */
  readonly chinese: LinearHeads;
  readonly passages: TreeEnsemble;
  readonly shorts: TreeEnsemble;
  /** Judge each candidate once more, beside the others. */
  readonly standing: TreeEnsemble;
}

/**
 * The model of a file's parsed JSON, checked.
 * @throws SampanError `damaged-file` where it is not what it should be.
 */
export function parseKindsModel(json: unknown): KindsModel {
  const parsed = kindsModelSchema.safeParse(json);
  if (!parsed.success) throw damaged(parsed.error);
  const { categories, network, chinese, passages, shorts, standing } = parsed.data;
  return {
    categories,
    network: networkOf(network, categories.length),
    chinese: linearOf(chinese, categories.length),
    passages: unpackedTrees(passages, damaged),
    shorts: unpackedTrees(shorts, damaged),
    standing: unpackedTrees(standing, damaged),
  };
}

/**
 * The judges of a file's parsed JSON, checked.
 * @throws SampanError `damaged-file` where it is not what it should be.
 */
export function parseHypothesesModel(json: unknown): HypothesesModel {
  const parsed = hypothesesModelSchema.safeParse(json);
  if (!parsed.success) throw damaged(parsed.error);
  const { hypotheses, linear, chinese, evidence, standing, mentioned, contradicted } = parsed.data;
  if (hypotheses.some(({ id }, index) => id !== hypothesisCues[index]?.id)) {
    throw damaged(new Error('its hypotheses are others'));
  }
  return {
    hypotheses,
    linear: linearOf(linear, hypothesisHeads),
    chinese: linearOf(chinese, hypothesisHeads),
    evidence: unpackedTrees(evidence, damaged),
    standing: unpackedTrees(standing, damaged),
    mentioned: unpackedTrees(mentioned, damaged),
    contradicted: unpackedTrees(contradicted, damaged),
  };
}

/** The packed network, checked against its number of heads. Errors: `damaged-file`. */
function networkOf(packed: z.infer<typeof networkSchema>, heads: number): PassageNetwork {
  const { scales, shifts, bias } = packed;
  const hidden = scales.length;
  const buckets = new Uint32Array(base64Bytes(packed.buckets).buffer);
  const rarities = base64Bytes(packed.rarities);
  const inputs = new Int8Array(base64Bytes(packed.inputs).buffer);
  const outputs = new Float32Array(base64Bytes(packed.outputs).buffer);
  const fits =
    rarities.length === buckets.length &&
    inputs.length === buckets.length * hidden &&
    shifts.length === hidden &&
    outputs.length === hidden * heads &&
    bias.length === heads;
  if (!fits) throw damaged(new Error('its tables do not fit each other'));
  return {
    heads,
    hidden,
    rows: bucketRows(buckets),
    rarities,
    inputs,
    scales: Float32Array.from(scales),
    shifts: Float32Array.from(shifts),
    outputs,
    bias: Float32Array.from(bias),
  };
}

/** The packed heads, checked against their number. Errors: `damaged-file`. */
function linearOf(packed: z.infer<typeof linearSchema>, heads: number): LinearHeads {
  const buckets = new Uint32Array(base64Bytes(packed.buckets).buffer);
  const weights = new Int8Array(base64Bytes(packed.weights).buffer);
  if (weights.length !== buckets.length * heads || packed.scales.length !== heads || packed.bias.length !== heads) {
    throw damaged(new Error('its tables do not fit each other'));
  }
  return {
    heads,
    rows: bucketRows(buckets),
    weights,
    scales: Float32Array.from(packed.scales),
    bias: Float32Array.from(packed.bias),
  };
}

function damaged(cause: Error): SampanError {
  return new SampanError(
    'damaged-file',
    `The model of clause kinds is damaged (${cause.message}). Install Sampan again.`,
    {
      cause,
    },
  );
}
