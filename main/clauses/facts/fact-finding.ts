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

/**
 * The number each clause is cited by: its own, and for a definition that of the
 * clause it stands in.
 */
export function citedNumbers(clauses: readonly TextClause[]): ReadonlyMap<TextClause, string> {
  const numbers = new Map<TextClause, string>();
  const open: TextClause[] = [];
  for (const clause of clauses) {
    while ((open.at(-1)?.level ?? 0) >= clause.level) open.pop();
    const above = open.findLast((outer) => outer.number !== '');
    numbers.set(clause, clause.kind === 'definition' && clause.number === '' ? (above?.number ?? '') : clause.number);
    open.push(clause);
  }
  return numbers;
}

/** A fact as a finding of the group `general`, with the clause it stands in. */
export function factFinding(
  text: string,
  clauses: readonly TextClause[],
  numbers: ReadonlyMap<TextClause, string>,
  fact: Fact,
): TextFinding {
  const clause = clauseAt(clauses, fact.start);
  return {
    ...fact,
    group: 'general',
    text: text.slice(fact.start, fact.end),
    origin: 'rule',
    clause: clause === null ? null : { number: numbers.get(clause) ?? clause.number, heading: clause.heading },
  };
}
