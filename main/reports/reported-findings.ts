import type { FindingGroup } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import type { ReportInput } from './report-input.ts';

/** Findings that a reviewer rejected stay out of what is read; data files list them with their state. */
export function withoutRejected(findings: readonly ReviewedFinding[]): readonly ReviewedFinding[] {
  return findings.filter(({ review }) => review?.state !== 'rejected');
}

/** Every finding of a document once, in reading order: defects and conflicts stand in lists of their own. */
export function allFindings(input: ReportInput): readonly ReviewedFinding[] {
  const byId = new Map<string, ReviewedFinding>();
  for (const finding of [...input.defects, ...input.conflicts, ...input.deadlines, ...input.findings]) {
    if (!byId.has(finding.id)) byId.set(finding.id, finding);
  }
  return [...byId.values()].toSorted(byPlace);
}

/** First page and offset of a finding; one without a place comes last. */
export function byPlace(left: ReviewedFinding, right: ReviewedFinding): number {
  const [a] = left.anchors;
  const [b] = right.anchors;
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a.page - b.page || a.start - b.start;
}

const severityOrder = ['high', 'medium', 'low', 'note'] as const;

/** Gravest first, then by place. */
export function bySeverity(left: ReviewedFinding, right: ReviewedFinding): number {
  const rank = ({ severity }: ReviewedFinding): number => severityOrder.indexOf(severity ?? 'note');
  return rank(left) - rank(right) || byPlace(left, right);
}

/** A fact states something; everything else is a provision or a judgement on one. */
export function isFact({ kind }: Pick<ReviewedFinding, 'kind'>): boolean {
  return kind.startsWith('fact.') && kind !== 'fact.bilingual_mismatch';
}

export const groupOrder = [
  'arbitration',
  'general',
  'construction',
  'maritime',
  'logistics',
  'finance',
  'procedure',
  'evidence',
  'defect',
  'conflict',
] as const satisfies readonly FindingGroup[];

/** Findings by group, in the order reports show them; empty groups are left out. */
export function byGroup(
  findings: readonly ReviewedFinding[],
): readonly { readonly group: FindingGroup; readonly findings: readonly ReviewedFinding[] }[] {
  return groupOrder
    .map((group) => ({ group, findings: findings.filter((finding) => finding.group === group).toSorted(byPlace) }))
    .filter((section) => section.findings.length > 0);
}
