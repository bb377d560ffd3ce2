import { create } from 'zustand';
import type { ReviewedFinding } from '#contract/matter.ts';
import { type MarkGroup, markGroupOf } from './mark-group.ts';

export type ReviewFilter = 'all' | 'open' | 'decided';

export interface FindingFilter {
  readonly text: string;
  /** Families shown; empty means all. */
  readonly groups: ReadonlySet<MarkGroup>;
  readonly kind: string | null;
  readonly review: ReviewFilter;
  /** Only what stands on the pages that can be seen. */
  readonly onScreen: boolean;
}

export const everything: FindingFilter = {
  text: '',
  groups: new Set(),
  kind: null,
  review: 'all',
  onScreen: false,
};

export const useFilter = create<FindingFilter>(() => everything);

export function toggleGroup(group: MarkGroup): void {
  useFilter.setState((state) => {
    const groups = new Set(state.groups);
    if (groups.has(group)) groups.delete(group);
    else groups.add(group);
    return { groups };
  });
}

export function isDefect(finding: { readonly group: string }): boolean {
  return finding.group === 'defect' || finding.group === 'conflict';
}

function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether a finding passes the filter; `words` gives all the words it is shown with, and is asked only where words are looked for. */
export function passes(
  finding: ReviewedFinding,
  filter: FindingFilter,
  visiblePages: readonly [number, number],
  words: () => string,
): boolean {
  if (filter.groups.size > 0 && !filter.groups.has(markGroupOf(finding))) return false;
  if (filter.kind !== null && finding.kind !== filter.kind) return false;
  const state = finding.review?.state ?? 'open';
  if (filter.review === 'open' && state !== 'open') return false;
  if (filter.review === 'decided' && state === 'open') return false;
  if (filter.onScreen) {
    const [first, last] = visiblePages;
    const isSeen = (page: number) => page >= first && page <= last;
    const places = [...finding.anchors, ...finding.supports];
    if (!places.some((anchor) => anchor.documentId === finding.documentId && isSeen(anchor.page))) return false;
  }
  if (filter.text.trim() === '') return true;
  const text = foldedText(words());
  return foldedText(filter.text)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const severityOrder = { high: 0, medium: 1, low: 2, note: 3 } as const;

/** In the order of the document; defects the gravest first. */
export function inReadingOrder(findings: readonly ReviewedFinding[], byGravity: boolean): readonly ReviewedFinding[] {
  const place = (finding: ReviewedFinding) => finding.anchors[0] ?? finding.supports[0];
  return findings.toSorted((one, other) => {
    if (byGravity) {
      const graver = severityOrder[one.severity ?? 'note'] - severityOrder[other.severity ?? 'note'];
      if (graver !== 0) return graver;
    }
    const first = place(one);
    const second = place(other);
    return (first?.page ?? 0) - (second?.page ?? 0) || (first?.start ?? 0) - (second?.start ?? 0);
  });
}
