import type { Quad } from '#contract/document.ts';
import type { ReviewState } from '#contract/finding.ts';
import type { ReviewedFinding } from '#contract/matter.ts';
import { type MarkGroup, markGroupOf } from '../findings/mark-group.ts';

/** What is drawn on one page for one finding. */
export interface Mark {
  readonly findingId: string;
  readonly group: MarkGroup;
  readonly review: ReviewState;
  readonly quads: readonly Quad[];
  /** A further place that the finding rests on, drawn fainter and without a mark in the margin. */
  readonly isSupport: boolean;
}

/** Marks by page number; rejected findings leave the page. */
export function marksByPage(findings: readonly ReviewedFinding[]): ReadonlyMap<number, readonly Mark[]> {
  const pages = new Map<number, Mark[]>();
  for (const finding of findings) {
    const review = finding.review?.state ?? 'open';
    if (review === 'rejected') continue;
    const group = markGroupOf(finding);
    for (const [anchors, isSupport] of [
      [finding.anchors, false],
      [finding.supports, true],
    ] as const) {
      for (const anchor of anchors) {
        // A conflict between versions rests on another document as well.
        if (anchor.documentId !== finding.documentId) continue;
        const mark = { findingId: finding.id, group, review, quads: anchor.quads, isSupport };
        const there = pages.get(anchor.page);
        if (there === undefined) pages.set(anchor.page, [mark]);
        else there.push(mark);
      }
    }
  }
  return pages;
}
