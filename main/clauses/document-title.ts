import type { TextFinding } from '#contract/finding.ts';
import { kindOf } from './arbitration/arbitration-findings.ts';
import type { Reading } from './matching/reading.ts';
import { textFinding } from './matching/text-finding.ts';
import type { Ontology } from './ontology.ts';

/** What the document calls itself: its first title; none where the tree has none. */
export function documentTitle({ folded, clauses }: Reading, ontology: Ontology): TextFinding[] {
  const title = clauses.find(({ kind }) => kind === 'title');
  if (title === undefined) return [];
  const printed = title.heading.trim();
  const lineEnd = folded.source.indexOf('\n', title.start);
  const at = printed === '' ? -1 : folded.source.indexOf(printed, title.start);
  const start = at >= 0 && at < title.end ? at : title.start;
  const end = at >= 0 && at < title.end ? at + printed.length : lineEnd < 0 ? title.end : Math.min(lineEnd, title.end);
  return [
    textFinding(folded, kindOf(ontology, 'gen.document_title'), {
      start: folded.foldedAt(start),
      end: folded.foldedAt(end),
      fields: { title: folded.source.slice(start, end).replace(/\s+/g, ' ').trim() },
      confidence: 0.8,
      reasons: ['it stands as a title at the head of the document'],
      clause: null,
    }),
  ];
}
