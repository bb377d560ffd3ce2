import type { Page } from '#contract/document.ts';
import type { ClauseNode, TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { anchorsFor, type BodyText, textOf } from '#main/documents/anchor.ts';
import type { FindingList, ListedFinding } from '#main/store/findings.ts';
import { findingIdFor } from './identifiers.ts';

/** The text and pages that findings are tied to. */
export interface AnchoredText {
  readonly documentId: string;
  readonly pages: readonly Page[];
  readonly body: BodyText;
}

/** Findings of the body text, each tied to its places on the pages; one that stands on no page is left out. */
export function anchorFindings(text: AnchoredText, list: FindingList, found: readonly TextFinding[]): ListedFinding[] {
  const turns = new Map<string, number>();
  return found.flatMap((finding) => {
    const { start, end, text: _text, supports, ...rest } = finding;
    const anchors = anchorsFor(text.body, text.documentId, text.pages, start, end);
    if (anchors.length === 0) return [];
    const place = `${finding.kind}:${start}:${end}`;
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    const anchored = {
      ...rest,
      id: findingIdFor(text.documentId, list, finding.kind, start, end, turn),
      documentId: text.documentId,
      anchors,
      quote: anchors.map((anchor) => textOf(anchor, text.pages)).join('\n'),
      supports: (supports ?? []).flatMap((range) =>
        anchorsFor(text.body, text.documentId, text.pages, range.start, range.end),
      ),
    };
    return [{ list, finding: anchored, bodyStart: start, bodyEnd: end }];
  });
}

/** The clause tree with each clause tied to its pages. */
export function anchorClauses(text: AnchoredText, clauses: readonly TextClause[]): ClauseNode[] {
  return clauses.map((clause) => ({
    number: clause.number,
    heading: clause.heading,
    level: clause.level,
    kind: clause.kind,
    start: clause.start,
    end: clause.end,
    anchors: anchorsFor(text.body, text.documentId, text.pages, clause.start, clause.end),
  }));
}
