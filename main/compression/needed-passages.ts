import type { TextFinding } from '#contract/finding.ts';
import { crossReferences } from '#main/clauses/facts/cross-reference.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { firstEndingAfter } from '#main/language/first-ending-after.ts';
import type { PassageUnit } from './passage-units.ts';

/** A passage that another needs to be understood. */
export interface Need {
  readonly by: number;
  readonly unit: number;
  readonly reason: string;
}

/** The passages that define the terms of a passage, or that it refers to by number. */
export function needsOf(
  text: string,
  units: readonly PassageUnit[],
  clauses: readonly TextClause[],
  findings: readonly TextFinding[],
): Need[] {
  const definitions = new Map<string, number>();
  for (const finding of findings) {
    const { term } = finding.fields;
    if (finding.kind !== 'fact.defined_term' || typeof term !== 'string' || term.length < 2) continue;
    if (!definitions.has(term)) definitions.set(term, unitAt(units, finding.start));
  }
  const needs: Need[] = [];
  if (definitions.size > 0) {
    const terms = [...definitions.keys()].sort((a, b) => b.length - a.length).slice(0, 400);
    const pattern = new RegExp(
      terms
        .map((term) => {
          const escaped = term.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
          return /^[A-Za-z]/u.test(term) ? `\\b${escaped}\\b` : escaped;
        })
        .join('|'),
      'gu',
    );
    const seen = new Set<string>();
    for (const match of text.matchAll(pattern)) {
      const term = match[0].replace(/\s+/gu, ' ');
      const unit = definitions.get(term) ?? -1;
      const by = unitAt(units, match.index);
      const key = `${by} ${unit}`;
      if (unit < 0 || by < 0 || by === unit || seen.has(key)) continue;
      seen.add(key);
      needs.push({ by, unit, reason: `definition-needed:${term}` });
    }
  }
  for (const reference of crossReferences(text, clauses)) {
    if (reference.clause === null) continue;
    const by = unitAt(units, reference.start);
    const unit = unitAt(units, reference.clause.start);
    if (by >= 0 && unit >= 0 && by !== unit)
      needs.push({ by, unit, reason: `reference-needed:${reference.clause.number}` });
  }
  return needs;
}

/** Index of the passage that holds or follows the offset; −1 past the last. */
export function unitAt(units: readonly PassageUnit[], offset: number): number {
  const low = firstEndingAfter(units, offset);
  return low < units.length ? low : -1;
}
