import type { FindingGroup } from '#contract/finding.ts';

/** The colours of a Word document, each group of findings its own. */
export const inks: Readonly<Record<FindingGroup, string>> = {
  arbitration: '3478C0',
  procedure: 'B98A00',
  general: 'B98A00',
  construction: 'B98A00',
  maritime: 'B98A00',
  logistics: 'B98A00',
  finance: 'B98A00',
  evidence: '3D8B40',
  defect: 'C4372C',
  conflict: '7D4FC0',
};
export const quiet = '59636E';
export const navy = '1F3A5F';
