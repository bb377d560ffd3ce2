import { z } from 'zod';
import { SampanError } from '#contract/errors.ts';
import type { FindingGroup } from '#contract/finding.ts';

const group = z.enum([
  'arbitration',
  'general',
  'construction',
  'maritime',
  'logistics',
  'finance',
  'evidence',
  'procedure',
  'defect',
  'conflict',
]) satisfies z.ZodType<FindingGroup>;

const words = z.array(z.string().min(1)).readonly();
const named = z.object({
  en: z.string().min(1),
  'zh-Hant': z.string().min(1),
  'zh-Hans': z.string().min(1),
  yue: z.string().min(1).optional(),
});

const kind = z.object({
  id: z.string().regex(/^[a-z]+\.[a-z_]+$/),
  group,
  form: z.enum(['clause', 'fact', 'deadline', 'defect', 'conflict']),
  name: named,
  definition: named,
  slots: words,
  headings: z.object({ en: words, 'zh-Hant': words, 'zh-Hans': words }),
  triggers: z.object({ en: words, 'zh-Hant': words, 'zh-Hans': words, yue: words }),
  cues: words,
  /** Triggers that leave a doubt where no other one and no heading is beside them. */
  weak: words.optional(),
  excludes: words,
  checks: words,
  cuad: words,
  threshold: z.number().min(0).max(1).optional(),
  detected: z.boolean().optional(),
});

const rulePeriod = z.object({
  rules: z.string(),
  step: z.string(),
  count: z.number().positive(),
  unit: z.enum(['days', 'months', 'years']),
  trigger: z.string(),
  reference: z.string(),
  verified: z.enum(['checked', 'secondary', 'unverified']),
  source: z.string(),
  note: z.string(),
});

/** The shape of `ontology.json`; `resources/schema/ontology.schema.json` is made from it. */
export const ontologySchema = z.object({
  version: z.string(),
  note: z.string(),
  kinds: z.array(kind).readonly(),
  rulePeriods: z.array(rulePeriod).readonly(),
});

const body = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() }),
  abbreviations: words,
  aliases: words,
  formerNames: z.array(z.object({ name: z.string(), until: z.string().nullable() })).readonly(),
  misnomers: z.array(z.object({ name: z.string(), confirmed: z.boolean() })).readonly(),
  lookAlikes: words,
  form: z.enum(['institution', 'branch', 'renamed', 'ad_hoc_terms', 'rules_only', 'appointing']),
  defaultSeat: z.string().nullable(),
  place: z.string().nullable(),
  rules: z.array(z.object({ name: z.string(), aliases: words, edition: z.number().int().nullable() })).readonly(),
  status: z.enum(['checked', 'unverified']),
  source: z.string(),
  note: z.string(),
});

/** The shape of `institutions.json`; `resources/schema/institutions.schema.json` is made from it. */
export const institutionsSchema = z.object({
  version: z.string(),
  note: z.string(),
  bodies: z.array(body).readonly(),
});

export type Ontology = z.infer<typeof ontologySchema>;
export type OntologyKind = Ontology['kinds'][number];
export type Institutions = z.infer<typeof institutionsSchema>;
export type ArbitralBody = Institutions['bodies'][number];

/**
 * The ontology of `resources/ontology/ontology.json`, checked.
 * @throws SampanError `damaged-file` where the JSON is not an ontology or names a kind twice.
 */
export function parseOntology(json: unknown): Ontology {
  const parsed = ontologySchema.safeParse(json);
  if (!parsed.success) throw damaged('ontology.json', parsed.error);
  const ids = new Set<string>();
  for (const { id } of parsed.data.kinds) {
    if (ids.has(id)) throw damaged('ontology.json', new Error(`the kind ${id} stands twice`));
    ids.add(id);
  }
  return parsed.data;
}

/**
 * The table of `resources/ontology/institutions.json`, checked.
 * @throws SampanError `damaged-file` where the JSON is no such table or a look-alike is not in it.
 */
export function parseInstitutions(json: unknown): Institutions {
  const parsed = institutionsSchema.safeParse(json);
  if (!parsed.success) throw damaged('institutions.json', parsed.error);
  const ids = new Set(parsed.data.bodies.map(({ id }) => id));
  if (ids.size !== parsed.data.bodies.length) throw damaged('institutions.json', new Error('an id stands twice'));
  for (const { id, lookAlikes } of parsed.data.bodies) {
    const stray = lookAlikes.find((other) => !ids.has(other));
    if (stray !== undefined)
      throw damaged('institutions.json', new Error(`${id} points to ${stray}, which is missing`));
  }
  return parsed.data;
}

function damaged(name: string, cause: Error): SampanError {
  return new SampanError('damaged-file', `${name} is damaged (${cause.message}). Install Sampan again.`, { cause });
}
