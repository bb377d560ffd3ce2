import type { TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import type { Ontology } from '../ontology.ts';
export function conflictsWithin(_reading: Reading, _ontology: Ontology, _found: readonly Agreement[]): TextFinding[] {
  return [];
}
