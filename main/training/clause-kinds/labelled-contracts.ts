import { readFileSync } from 'node:fs';
import { z } from 'zod';

const clauseSchema = z.object({
  id: z.string(),
  contract: z.string(),
  form: z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue']),
  number: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
  kinds: z.array(z.string()),
});

/** A clause of a whole contract with every kind that its own text is of. */
export type LabelledContractClause = z.infer<typeof clauseSchema>;

/** A contract put together: `start` and `end` are where a clause stands in the text, its number and heading with it. */
export interface LabelledWholeContract {
  readonly contract: string;
  readonly form: LabelledContractClause['form'];
  readonly text: string;
  readonly clauses: readonly (LabelledContractClause & { readonly start: number; readonly end: number })[];
}

/** The project's own contracts, under its folder. */
export const ownContracts = ['resources', 'clause-set', 'contracts.jsonl'] as const;

/**
 * The contracts of a file of labelled clauses, one a line in their contract's order: number and heading on a line of
 * their own, the text below; without a heading the number stands before the text. Errors: the file's, ZodError.
 */
export function labelledWholeContracts(path: string): LabelledWholeContract[] {
  const clauses = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => clauseSchema.parse(JSON.parse(line)));
  return [...Map.groupBy(clauses, ({ contract }) => contract)].map(([contract, own]) => {
    let text = '';
    const placed = own.map((clause) => {
      const start = text.length;
      text += shown(clause);
      const end = text.length;
      text += '\n\n';
      return { ...clause, start, end };
    });
    return { contract, form: own[0]?.form ?? 'en', text, clauses: placed };
  });
}

function shown({ number, heading, text }: LabelledContractClause): string {
  const lead = [number, heading].filter((part) => part !== null && part !== '').join(' ');
  if (lead === '') return text;
  return heading === null ? `${lead} ${text}` : `${lead}\n${text}`;
}
