import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const clauseSchema = z.object({
  id: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue']),
  text: z.string(),
  kinds: z.array(z.string()),
});

/** A clause with every kind that it is of; none where it only has a kind's words. */
export type LabelledClause = z.infer<typeof clauseSchema>;

/** The sets that are learned from; the held-out half of the fifth hand stays closed. */
export const learnedSets = [
  'first',
  'second',
  'third',
  'fourth',
  'development',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
] as const;
export type ClauseSet = (typeof learnedSets)[number] | 'held-out';

/** The clauses of a set, under the project's folder. Errors: ZodError. */
export function labelledClauses(project: string, set: ClauseSet): LabelledClause[] {
  return readSet(project, set)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => clauseSchema.parse(JSON.parse(line)));
}

/** The SHA-256 of each set that is learned from, the whole contracts among them. */
export function clauseSetHashes(project: string): { readonly file: string; readonly sha256: string }[] {
  return [...learnedSets, 'contracts' as const].map((set) => ({
    file: `clause-set/${set}.jsonl`,
    sha256: createHash('sha256').update(readSet(project, set)).digest('hex'),
  }));
}

function readSet(project: string, set: ClauseSet | 'contracts'): string {
  return readFileSync(join(project, 'resources', 'clause-set', `${set}.jsonl`), 'utf8');
}
