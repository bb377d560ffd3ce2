import { z } from 'zod';
import type { GenerateRequest } from '#main/models/runtime.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';

/** What is asked of a model, without what changes only the time. */
export const promptSchema = z.object({
  system: z.string(),
  user: z.string(),
  maxTokens: z.number(),
  stop: z.array(z.string()),
  jsonSchema: z.record(z.string(), z.unknown()).nullable(),
});
export type Prompt = z.infer<typeof promptSchema>;

/** The part of a request that its hash in the record stands for. */
export function promptOf({ system, user, maxTokens, stop = [], jsonSchema }: GenerateRequest): Prompt {
  const schema = jsonSchema === undefined ? null : z.record(z.string(), z.unknown()).parse(jsonSchema);
  return { system, user, maxTokens, stop: [...stop], jsonSchema: schema };
}

export function promptSha256(prompt: Prompt): string {
  return sha256Of(canonicalJson(prompt));
}

/** The kind of an entry that names the prompts which are kept no more, for room. */
export const promptsDropped = 'prompts-dropped';
export const promptsDroppedSchema = z.object({ promptSha256s: z.array(z.string()) });

const conditionsSchema = z.object({
  llamaCpp: z.string(),
  backend: z.string(),
  platform: z.string(),
  processor: z.string(),
  threads: z.number(),
  contextSize: z.number(),
  stepTokens: z.number(),
  flashAttention: z.boolean(),
  cache: z.string(),
  adapters: z.string(),
});

/** A call of a model that writes, as the record has it; entries of earlier versions lack some of it. */
export const modelCallSchema = z.object({
  call: z.literal('generate'),
  modelId: z.string(),
  modelSha256: z.string(),
  runs: z.enum(['local', 'endpoint']),
  promptSha256: z.string(),
  outputSha256: z.string(),
  stopReason: z.string(),
  temperature: z.number(),
  seed: z.number(),
  /** With a temperature: out of how many tokens, and up to which probability together, one is drawn. */
  sampling: z.object({ topK: z.number(), topP: z.number() }).nullable().optional(),
  /** How the prompt is cut into steps rests on these. */
  sharedLength: z.number().nullable().optional(),
  isSystemShared: z.boolean().optional(),
  promptTokens: z.number().optional(),
  generatedTokens: z.number().optional(),
  reusedTokens: z.number().nullable().optional(),
  restoredTokens: z.number().nullable().optional(),
  conditions: conditionsSchema.nullable().optional(),
  repeatable: z.string(),
});
export type ModelCall = z.infer<typeof modelCallSchema>;
