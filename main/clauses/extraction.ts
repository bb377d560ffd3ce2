import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from './structure/text-clause.ts';

/** What the rules find in a text. All offsets are UTF-16 units of the text; each list is in the text's order. */
export interface Extraction {
  readonly clauses: readonly TextClause[];
  /** Clause kinds and facts. */
  readonly findings: readonly TextFinding[];
  /** `path.*`: what may go wrong with an arbitration clause. */
  readonly defects: readonly TextFinding[];
  /** Differences between the language versions within the text. */
  readonly conflicts: readonly TextFinding[];
  /** Periods and fixed days tied to a duty or a bar. */
  readonly deadlines: readonly TextFinding[];
}

/** By where they stand. */
export function inTextOrder(findings: readonly TextFinding[]): TextFinding[] {
  return findings.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
