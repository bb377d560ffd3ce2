import { z } from 'zod';
import { matterRulesSchema } from './guardrails.ts';

/** What a worker on another machine needs of a run beside its plan: whose it is, by which rules, and over which files. */
export const sharedMaterialSchema = z.object({
  matter: z.object({
    id: z.string(),
    name: z.string(),
    parties: z.array(z.string()),
    language: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']),
    /** Whose it is: a hash of the key of the record where it was made. Two people's matters may have one id. */
    origin: z.string().default(''),
  }),
  rules: matterRulesSchema,
  /** The bytes of each stand in the folder of documents under their hash. */
  documents: z.array(z.object({ id: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string() })),
});
export type SharedMaterial = z.infer<typeof sharedMaterialSchema>;
export type SharedDocument = SharedMaterial['documents'][number];
