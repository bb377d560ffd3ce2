import type { TextFinding } from '#contract/finding.ts';

/** The term of an agreement whose reading answers a defect: where it is stated, wording alone is no reason to tell it. */
const answering: Readonly<Record<string, string>> = {
  'path.seat_vague': 'seat',
  'path.no_institution': 'institution_id',
};

/** The kinds of defects that the terms read in a clause speak against. */
export function answeredKinds(findings: readonly TextFinding[]): ReadonlySet<string> {
  const agreements = findings.filter(({ kind }) => kind === 'arb.agreement');
  return new Set(
    Object.entries(answering)
      .filter(([, term]) => agreements.length > 0 && agreements.every(({ fields }) => typeof fields[term] === 'string'))
      .map(([kind]) => kind),
  );
}
