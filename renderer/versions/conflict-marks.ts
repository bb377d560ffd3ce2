import type { ComparedClauseView, ConflictSide } from '#contract/versions.ts';
import type { ClauseMark } from './clause-segments.ts';

/** Where a clause says what conflicts; those that stand in another clause are left out. */
export function conflictMarks(
  { start, end }: Pick<ComparedClauseView, 'start' | 'end'>,
  sides: readonly Pick<ConflictSide, 'span' | 'anchors'>[],
): ClauseMark[] {
  return sides.flatMap(({ span, anchors }): ClauseMark[] => {
    if (span === null || anchors.length === 0 || span.start < start || span.start >= end) return [];
    return [{ kind: 'conflict', start: span.start, end: Math.min(span.end, end), anchors }];
  });
}
