import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '../structure/text-clause.ts';

/** A version of an instrument, as far as two are compared. */
export interface Version {
  readonly text: string;
  readonly extraction: { readonly clauses: readonly TextClause[]; readonly findings: readonly TextFinding[] };
}
