import type { TextFinding } from '#contract/finding.ts';
import type { Agreement } from '../arbitration/agreement.ts';
import type { Reading } from '../matching/reading.ts';
import type { Institutions, Ontology } from '../ontology.ts';
export function defectFindings(_reading: Reading, _context: { ontology: Ontology; institutions: Institutions; agreements: readonly Agreement[]; facts: readonly TextFinding[] }): TextFinding[] {
  return [];
}
