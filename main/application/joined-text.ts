import type { NearRange } from '#contract/compression.ts';
import type { Anchor } from '#contract/document.ts';
import type { TextFinding } from '#contract/finding.ts';
import type { TextClause } from '#main/clauses/structure/clause-tree.ts';
import { anchorsFor } from '#main/documents/anchor.ts';
import type { NearPassage } from '#main/store/search-meanings.ts';
import type { TextRange } from '#main/summaries/text-summary.ts';
import type { DocumentMaterial } from './document-material.ts';
import { movedRange } from './moved-range.ts';

const between = '\n\n';

/** Several documents as one text, so that they are weighed against each other, and the way back to each. */
export interface JoinedText {
  readonly text: string;
  readonly clauses: readonly TextClause[];
  readonly findings: readonly TextFinding[];
  readonly parts: readonly JoinedPart[];
}

export interface JoinedPart extends TextRange {
  readonly material: DocumentMaterial;
}

/** The documents one after another, with clauses and findings moved along. */
export function joinTexts(materials: readonly DocumentMaterial[]): JoinedText {
  const parts: JoinedPart[] = [];
  let length = 0;
  for (const material of materials) {
    const end = length + material.body.text.length;
    parts.push({ material, start: length, end });
    length = end + between.length;
  }
  return {
    text: materials.map((material) => material.input.text).join(between),
    clauses: parts.flatMap(({ material, start }) => material.clauses.map((clause) => movedRange(clause, start))),
    findings: parts.flatMap(({ material, start }) =>
      material.input.findings.map((finding) => movedRange(finding, start)),
    ),
    parts,
  };
}

/** The places on the pages of a stretch of the joined text, document after document. */
export function joinedAnchors({ parts }: JoinedText, { start, end }: TextRange): Anchor[] {
  return parts.flatMap((part) => {
    if (part.end <= start || part.start >= end) return [];
    const { body, documentId, pages } = part.material;
    const [from, to] = [Math.max(start, part.start) - part.start, Math.min(end, part.end) - part.start];
    return anchorsFor(body, documentId, pages, from, to);
  });
}

/** How near stretches of the joined text are, from the passages of each document's pages. */
export function joinedNearness({ parts }: JoinedText, near: readonly (readonly NearPassage[])[]): NearRange[] {
  return parts.flatMap(({ material, start: before }, order) => {
    const ofPage = Map.groupBy(near[order] ?? [], ({ page }) => page);
    return material.body.lines.flatMap(({ bodyStart, page, start, end }) =>
      (ofPage.get(page) ?? []).flatMap((passage): NearRange[] => {
        const [from, to] = [Math.max(start, passage.start), Math.min(end, passage.end)];
        if (from >= to) return [];
        const at = before + bodyStart - start;
        return [{ start: at + from, end: at + to, nearness: passage.nearness }];
      }),
    );
  });
}
