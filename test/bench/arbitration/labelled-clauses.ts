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

/** The sets that are of one half, each with its file and whether its misses may be looked at. */
const wholeSets = {
  /** Written to improve the rules with; no figure of theirs says anything. */
  practice: { file: 'practice.jsonl', half: 'practice', isOpen: true },
  second: { file: 'second.jsonl', half: 'second held-out', isOpen: true },
  /** By the third hand, to improve the rules with. */
  thirdDevelopment: { file: 'third-development.jsonl', half: 'third development', isOpen: true },
  third: { file: 'third.jsonl', half: 'third held-out', isOpen: true },
  fourth: { file: 'fourth.jsonl', half: 'fourth held-out', isOpen: true },
  fifth: { file: 'fifth.jsonl', half: 'fifth held-out', isOpen: true },
  sixth: { file: 'sixth.jsonl', half: 'sixth held-out', isOpen: true },
  seventh: { file: 'seventh.jsonl', half: 'seventh held-out', isOpen: true },
  eighth: { file: 'eighth.jsonl', half: 'eighth development', isOpen: true },
  ninth: { file: 'ninth.jsonl', half: 'ninth development', isOpen: true },
  tenth: { file: 'tenth.jsonl', half: 'tenth held-out', isOpen: true },
  eleventh: { file: 'eleventh.jsonl', half: 'eleventh development', isOpen: true },
  twelfth: { file: 'twelfth.jsonl', half: 'twelfth development', isOpen: true },
  thirteenth: { file: 'thirteenth.jsonl', half: 'thirteenth development', isOpen: true },
  fourteenth: { file: 'fourteenth.jsonl', half: 'fourteenth development', isOpen: true },
  /** Half in Cantonese and mixed writing. */
  fifteenth: { file: 'fifteenth.jsonl', half: 'fifteenth development', isOpen: true },
  /** Languages, numbers and roundabout defects above all. */
  sixteenth: { file: 'sixteenth.jsonl', half: 'sixteenth held-out', isOpen: false },
  seventeenth: { file: 'seventeenth.jsonl', half: 'seventeenth development', isOpen: true },
  eighteenth: { file: 'eighteenth.jsonl', half: 'eighteenth held-out', isOpen: false },
} as const;

export type WholeSet = keyof typeof wholeSets;
export type Half = 'development' | 'held-out' | (typeof wholeSets)[WholeSet]['half'];
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

/** The clauses of a set that is of one half. */
export function clausesOfSet(name: WholeSet): LabelledClause[] {
  const { file, half } = wholeSets[name];
  return clausesOf(file).map((clause) => ({ ...clause, half }));
}

/** The file of such a set, its half, and whether its misses may be looked at. */
export function wholeSet(name: string): ((typeof wholeSets)[WholeSet] & { readonly name: WholeSet }) | null {
  const found = (Object.keys(wholeSets) as WholeSet[]).find((one) => one === name);
  return found === undefined ? null : { name: found, ...wholeSets[found] };
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
