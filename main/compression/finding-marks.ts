import type { TextFinding } from '#contract/finding.ts';
import { findingsByUnit, type PassageUnit } from './passage-units.ts';

const facts = ['gen.parties_authority', 'fact.dated_event', 'fact.amount', 'fact.period', 'fact.defined_term'];

/** Columns of `findingMarks` for each passage. */
export const markWidth = 10;

/**
 * What the rules found in each passage, in numbers that mean the same for every
 * document: facts of each kind, clauses, arbitration, defects, and how many
 * different kinds; `markWidth` numbers a passage.
 */
export function findingMarks(units: readonly PassageUnit[], findings: readonly TextFinding[]): Float32Array {
  const marks = new Float32Array(units.length * markWidth);
  for (const [index, own] of findingsByUnit(units, findings)) {
    const from = index * markWidth;
    const kinds = new Set<string>();
    for (const { kind, group } of own) {
      const fact = facts.indexOf(kind);
      const column =
        fact >= 0
          ? fact
          : kind === 'gen.document_title'
            ? 5
            : group === 'arbitration'
              ? 6
              : group === 'defect' || group === 'conflict'
                ? 7
                : 8;
      marks[from + column] = (marks[from + column] ?? 0) + 1;
      if (fact < 0) kinds.add(kind);
    }
    marks[from + 9] = kinds.size;
  }
  return marks;
}

/** For each passage how surely a finding of one of the kinds stands in it; 0 where none does. */
export function wantedMarks(
  units: readonly PassageUnit[],
  findings: readonly TextFinding[],
  kinds: ReadonlyMap<string, number>,
): Float32Array {
  const marks = new Float32Array(units.length);
  if (kinds.size === 0) return marks;
  const wanted = findings.filter(({ kind }) => kinds.has(kind));
  for (const [index, own] of findingsByUnit(units, wanted)) {
    for (const { kind, confidence } of own) {
      marks[index] = Math.max(marks[index] ?? 0, confidence * (kinds.get(kind) ?? 0));
    }
  }
  return marks;
}
