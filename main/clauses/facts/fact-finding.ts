import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { clauseAt } from '../structure/clause-tree.ts';
import type { TextClause } from '../structure/text-clause.ts';

export interface Fact {
  readonly kind: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** A fact as a finding of the group `general`, with the clause it stands in. */
export function factFinding(text: string, clauses: readonly TextClause[], fact: Fact): TextFinding {
  const clause = clauseAt(clauses, fact.start);
  return {
    ...fact,
    group: 'general',
    text: text.slice(fact.start, fact.end),
    origin: 'rule',
    clause: clause === null ? null : { number: clause.number, heading: clause.heading },
  };
}
