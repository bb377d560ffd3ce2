import type { TextFinding } from '#contract/finding.ts';
import { conflictFinding } from './conflicts/conflict-finding.ts';
import { differences } from './conflicts/differences.ts';
import { pairedBetween } from './conflicts/paired-clauses.ts';
import type { Extraction } from './extract.ts';

export interface Version {
  readonly text: string;
  readonly extraction: Extraction;
}

/**
 * The conflicts between two versions of one document, as findings in `a`:
 * `fact.bilingual_mismatch`, each with the field that differs and both values.
 * The other version's place stands in the fields `other_start`, `other_end` and
 * `other_quote` (offsets of `b`'s text), since a finding's spans are of one text.
 * Silence of one version is no conflict.
 */
export function conflictsBetween(a: Version, b: Version): TextFinding[] {
  const one = { text: a.text, findings: a.extraction.findings };
  const other = { text: b.text, findings: b.extraction.findings };
  return differences(one, other, pairedBetween(a, b)).map((difference) => conflictFinding(one, other, difference));
}
