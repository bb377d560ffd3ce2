import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import { base64Bytes, packedTreesSchema, unpackedTrees } from './packed-trees.ts';
import { featureBuckets } from './passage-features.ts';
import type { HeadTable } from './scoring-rows.ts';
import type { TreeEnsemble } from './tree-scores.ts';
import type { WordVectors } from './word-vectors.ts';

/** The shape of `resources/compression/model.json`. Numbers are little-endian in base64. */
export const compressionModelSchema = z.object({
  version: z.literal(2),
  source: z.string(),
  categories: z.array(z.string()).readonly(),
  /** Hash buckets with weights of their own. */
  buckets: z.base64(),
  /** One signed byte for each bucket and head; times the head's scale it is the weight. */
  weights: z.base64(),
  scales: z.array(z.number()).readonly(),
  bias: z.array(z.number()).readonly(),
  reader: packedTreesSchema,
  question: packedTreesSchema,
  /** How surely a question asks for a category. */
  profile: packedTreesSchema,
  /** Beginnings of words by their hashes, their vectors and weights. */
  words: z.object({
    dimensions: z.number().int().min(1).max(256),
    hashes: z.base64(),
    vectors: z.base64(),
    weights: z.base64(),
  }),
  /** The direction of each category's labelled passages. */
  centres: z.base64(),
});

/** Categories of questions and how people ask for them: `resources/compression/categories.json`. */
export const questionCategoriesSchema = z.array(
  z.object({
    category: z.string(),
    /** Clause kinds of the ontology that are this category. */
    kinds: z.array(z.string()).readonly(),
    en: z.array(z.string()).readonly(),
    zh: z.array(z.string()).readonly(),
    /** How people ask for it in their own words, in any of the languages. */
    asked: z.array(z.string()).readonly().default([]),
  }),
);

export type QuestionCategory = z.infer<typeof questionCategoriesSchema>[number];

/** The learned scorer, ready to use. */
export interface CompressionModel {
  readonly categories: readonly string[];
  readonly questions: readonly QuestionCategory[];
  /** Row of each hash bucket, −1 where it has none. */
  readonly rows: Int32Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  readonly reader: TreeEnsemble;
  readonly question: TreeEnsemble;
  readonly profile: TreeEnsemble;
  readonly vectors: WordVectors;
  /** `vectors.dimensions` numbers a category, of length one. */
  readonly centres: Float32Array;
}

/**
 * The scorer of `model.json` and `categories.json`, checked.
 * @throws SampanError `damaged-file` where either is not what it should be.
 */
export function parseCompressionModel(model: unknown, categories: unknown): CompressionModel {
  const parsed = compressionModelSchema.safeParse(model);
  if (!parsed.success) throw damaged('model.json', parsed.error);
  const questions = questionCategoriesSchema.safeParse(categories);
  if (!questions.success) throw damaged('categories.json', questions.error);
  const { data } = parsed;
  const heads = data.categories.length + 1;
  const buckets = new Uint32Array(base64Bytes(data.buckets).buffer);
  const weights = new Int8Array(base64Bytes(data.weights).buffer);
  if (weights.length !== buckets.length * heads || data.scales.length !== heads || data.bias.length !== heads) {
    throw damaged('model.json', new Error('its tables do not fit each other'));
  }
  const rows = new Int32Array(featureBuckets).fill(-1);
  buckets.forEach((bucket, row) => {
    rows[bucket % featureBuckets] = row;
  });
  return {
    categories: data.categories,
    questions: questions.data,
    rows,
    weights,
    scales: Float32Array.from(data.scales),
    bias: Float32Array.from(data.bias),
    reader: unpackedTrees(data.reader, modelDamaged),
    question: unpackedTrees(data.question, modelDamaged),
    profile: unpackedTrees(data.profile, modelDamaged),
    vectors: vectorsOf(data.words),
    centres: centresOf(data),
  };
}

function vectorsOf({
  dimensions,
  hashes,
  vectors,
  weights,
}: z.infer<typeof compressionModelSchema>['words']): WordVectors {
  const rows = new Map([...new Int32Array(base64Bytes(hashes).buffer)].map((hash, row) => [hash, row]));
  const table = {
    dimensions,
    rows,
    vectors: new Int8Array(base64Bytes(vectors).buffer),
    weights: new Float32Array(base64Bytes(weights).buffer),
  };
  if (table.vectors.length !== rows.size * dimensions || table.weights.length !== rows.size) {
    throw damaged('model.json', new Error('its words do not fit each other'));
  }
  return table;
}

function centresOf({ centres, words, categories }: z.infer<typeof compressionModelSchema>): Float32Array {
  const table = new Float32Array(base64Bytes(centres).buffer);
  if (table.length !== words.dimensions * categories.length) {
    throw damaged('model.json', new Error('its categories do not fit each other'));
  }
  return table;
}

function modelDamaged(cause: Error): SampanError {
  return damaged('model.json', cause);
}

function damaged(name: string, cause: Error): SampanError {
  return new SampanError('damaged-file', `${name} is damaged (${cause.message}). Install Sampan again.`, { cause });
}

/** The raw scores of passages under every head: logits of the categories, and last the logarithm of the labels expected. */
export function headTable(
  model: Pick<CompressionModel, 'categories' | 'rows' | 'weights' | 'scales' | 'bias'>,
  features: readonly Uint32Array[],
): HeadTable {
  const heads = model.categories.length + 1;
  const scores = new Float32Array(features.length * heads);
  const sums = new Int32Array(heads);
  features.forEach((own, index) => {
    sums.fill(0);
    for (const feature of own) {
      const row = model.rows[feature] ?? -1;
      if (row < 0) continue;
      const from = row * heads;
      for (let head = 0; head < heads; head += 1) sums[head] = (sums[head] ?? 0) + (model.weights[from + head] ?? 0);
    }
    const share = 1 / Math.sqrt(own.length + 1);
    for (let head = 0; head < heads; head += 1) {
      scores[index * heads + head] = (model.bias[head] ?? 0) + (sums[head] ?? 0) * (model.scales[head] ?? 0) * share;
    }
  });
  return { heads, scores };
}
