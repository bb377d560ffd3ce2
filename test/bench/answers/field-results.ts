import { z } from 'zod';

const costSchema = z.object({ firstTokenMs: z.number(), wholeMs: z.number() });
const resultSchema = z.object({
  document: z.string(),
  language: z.enum(['en', 'zh']),
  documentTokens: z.number(),
  field: z.string(),
  question: z.string(),
  way: z.enum(['full', 'compressed']),
  readTokens: z.number(),
  writtenTokens: z.number(),
  answer: z.string(),
  right: z.boolean(),
  /** CPU time of the question asked with nothing but the system message at hand; compression is in it. */
  cost: costSchema.nullable(),
});
/** One question answered in one way. */
export type FieldResult = z.infer<typeof resultSchema>;

/** `results.json`: what was asked so far. */
export const fieldResultsSchema = z.object({ model: z.string(), threads: z.number(), results: z.array(resultSchema) });
