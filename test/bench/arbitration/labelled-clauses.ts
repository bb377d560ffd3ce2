import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const folder = new URL('../../../resources/arbitration-set/', import.meta.url);

/** `?` stands where the clause names two answers and neither is scored. */
const text = z.string().nullable();

const clauseSchema = z.object({
  id: z.string(),
  family: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue', 'mixed']),
  source: z.enum(['own', 'cuad']),
  credit: z.string(),
  text: z.string(),
  labels: z.object({
    agreement: z.boolean(),
    institution: text,
    rules: text,
    seat: text,
    number: z.union([z.number(), z.literal('?')]).nullable(),
    language: z.array(z.string()).nullable(),
    governing_law: text,
    law_of_agreement: text,
    appointing_authority: text,
    tiers: z.array(z.object({ step: z.string(), days: z.number().nullable() })),
    carve_out: z.boolean(),
    defects: z.array(z.string()),
  }),
});

export type Half = 'development' | 'held-out';
export type LabelledClause = z.infer<typeof clauseSchema> & { readonly half: Half };

/** Every clause of the set with its half; a family stands in one half only. */
export function labelledClauses(): LabelledClause[] {
  const halves = z
    .record(z.string(), z.enum(['development', 'held-out']))
    .parse(JSON.parse(readFileSync(new URL('split.json', folder), 'utf8')));
  return labelFile()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const clause = clauseSchema.parse(JSON.parse(line));
      const half = halves[clause.family];
      if (half === undefined) throw new Error(`the split lacks the family ${clause.family}`);
      return { ...clause, half };
    });
}

/** The half that a family's name alone decides. */
export function halfOf(family: string): Half {
  const first = createHash('sha256').update(family).digest('hex').slice(0, 8);
  return Number.parseInt(first, 16) % 2 === 1 ? 'held-out' : 'development';
}

/** The SHA-256 of the label file, in hexadecimal. */
export function labelHash(): string {
  return createHash('sha256').update(labelFile()).digest('hex');
}

function labelFile(): string {
  return readFileSync(new URL('clauses.jsonl', folder), 'utf8');
}
