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
    language: z.union([z.array(z.string()), z.literal('?')]).nullable(),
    governing_law: text,
    law_of_agreement: text,
    appointing_authority: text,
    tiers: z.array(z.object({ step: z.string(), days: z.number().nullable() })),
    carve_out: z.boolean(),
    defects: z.array(z.string()),
  }),
});

export type Half =
  | 'development'
  | 'held-out'
  | 'practice'
  | 'second held-out'
  | 'third development'
  | 'third held-out'
  | 'fourth held-out'
  | 'fifth held-out'
  | 'sixth held-out'
  | 'seventh held-out'
  | 'eighth development'
  | 'ninth development'
  | 'tenth held-out';
export type LabelledClause = z.infer<typeof clauseSchema> & { readonly half: Half };

/** Every clause of the first set with its half; a family stands in one half only. */
export function labelledClauses(): LabelledClause[] {
  const halves = z
    .record(z.string(), z.enum(['development', 'held-out']))
    .parse(JSON.parse(readFileSync(new URL('split.json', folder), 'utf8')));
  return clausesOf('clauses.jsonl').map((clause) => {
    const half = halves[clause.family];
    if (half === undefined) throw new Error(`the split lacks the family ${clause.family}`);
    return { ...clause, half };
  });
}

/** Clauses written to improve the rules with; no figure of theirs says anything. */
export function practiceClauses(): LabelledClause[] {
  return clausesOf('practice.jsonl').map((clause) => ({ ...clause, half: 'practice' }));
}

/** The second set: labelled before the extractor had seen it, open today. */
export function secondHeldOut(): LabelledClause[] {
  return clausesOf('second.jsonl').map((clause) => ({ ...clause, half: 'second held-out' }));
}

/** The clauses of the third hand that the rules may be improved with. */
export function thirdDevelopment(): LabelledClause[] {
  return clausesOf('third-development.jsonl').map((clause) => ({ ...clause, half: 'third development' }));
}

/** The fifth set, of a hand that had seen neither rules nor clauses; open today. */
export function fifthHeldOut(): LabelledClause[] {
  return clausesOf('fifth.jsonl').map((clause) => ({ ...clause, half: 'fifth held-out' }));
}

/** The sixth set, of another such hand: still held out. */
export function sixthHeldOut(): LabelledClause[] {
  return clausesOf('sixth.jsonl').map((clause) => ({ ...clause, half: 'sixth held-out' }));
}

/** The seventh held-out set, of another such hand. */
export function seventhHeldOut(): LabelledClause[] {
  return clausesOf('seventh.jsonl').map((clause) => ({ ...clause, half: 'seventh held-out' }));
}

/** Clauses of an eighth hand, opened when they had been scored once. */
export function eighthDevelopment(): LabelledClause[] {
  return clausesOf('eighth.jsonl').map((clause) => ({ ...clause, half: 'eighth development' }));
}

/** The tenth held-out set, of a hand that had seen neither rules nor clauses. */
export function tenthHeldOut(): LabelledClause[] {
  return clausesOf('tenth.jsonl').map((clause) => ({ ...clause, half: 'tenth held-out' }));
}

/** Clauses of a ninth hand, opened when they had been scored once. */
export function ninthDevelopment(): LabelledClause[] {
  return clausesOf('ninth.jsonl').map((clause) => ({ ...clause, half: 'ninth development' }));
}

/** The third held-out set, of another hand than the rules'. */
export function thirdHeldOut(): LabelledClause[] {
  return clausesOf('third.jsonl').map((clause) => ({ ...clause, half: 'third held-out' }));
}

/** The fourth held-out set, of a hand that had read no other clause and no rule. */
export function fourthHeldOut(): LabelledClause[] {
  return clausesOf('fourth.jsonl').map((clause) => ({ ...clause, half: 'fourth held-out' }));
}

function clausesOf(name: string): z.infer<typeof clauseSchema>[] {
  return labelFile(name)
    .trimEnd()
    .split('\n')
    .map((line) => clauseSchema.parse(JSON.parse(line)));
}

/** The half that a family's name alone decides. */
export function halfOf(family: string): Half {
  const first = createHash('sha256').update(family).digest('hex').slice(0, 8);
  return Number.parseInt(first, 16) % 2 === 1 ? 'held-out' : 'development';
}

/** The SHA-256 of a label file, in hexadecimal. */
export function labelHash(name = 'clauses.jsonl'): string {
  return createHash('sha256').update(labelFile(name)).digest('hex');
}

function labelFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
