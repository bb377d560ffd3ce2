import type { ClauseReference, FieldValue, Severity, TextFinding } from '#contract/finding.ts';

export interface VersionFindings {
  readonly text: string;
  readonly findings: readonly TextFinding[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Whether two stretches of one text share a part. */
export function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What two versions say of one field, and where. */
export interface FieldDifference {
  readonly field: string;
  readonly a: Place;
  readonly b: Place;
  readonly aValue: FieldValue;
  readonly bValue: FieldValue;
  readonly severity: Severity;
  readonly confidence: number;
}

export interface Difference extends FieldDifference {
  readonly clause: ClauseReference | null;
  /** What a clause says about which version prevails; null where none does. */
  readonly prevailing: string | null;
  /** Of language clauses: the English one ranks the English version first, the Chinese one the Chinese. */
  readonly isEachItself?: boolean;
}
