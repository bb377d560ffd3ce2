import type { CheckedFinding } from './decided-rule.ts';

/**
 * The findings, and the governing law that an arbitration agreement names where no
 * clause of its own does: it stands then as a field of the agreement alone.
 */
export function withImplied(findings: readonly CheckedFinding[]): readonly CheckedFinding[] {
  if (findings.some(({ kind }) => kind === 'gen.governing_law')) return findings;
  const implied = findings.flatMap((finding): CheckedFinding[] => {
    const law = finding.kind === 'arb.agreement' ? (finding.fields.governing_law ?? null) : null;
    return law === null ? [] : [{ ...finding, kind: 'gen.governing_law', fields: { law } }];
  });
  return [...findings, ...implied];
}
