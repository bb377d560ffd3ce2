import type { ComparedClauseView, ConflictSide } from '#contract/versions.ts';
import type { ClauseMark } from './clause-segments.ts';

/**
 * Where a clause says what conflicts: each quotation found again in its words,
 * whatever the line breaks; those that stand in another clause are left out.
 */
export function conflictMarks(
  { start, text }: Pick<ComparedClauseView, 'start' | 'text'>,
  sides: readonly Pick<ConflictSide, 'quote' | 'anchors'>[],
): ClauseMark[] {
  return sides.flatMap(({ quote, anchors }): ClauseMark[] => {
    if (anchors.length === 0) return [];
    const found = quotePattern(quote)?.exec(text);
    if (!found) return [];
    const from = start + found.index;
    return [{ kind: 'conflict', start: from, end: from + found[0].length, anchors }];
  });
}

/** Long quotations end in a dot-dot-dot that the clause does not have. */
function quotePattern(quote: string): RegExp | null {
  const letters = quote.replace(/…$/u, '').replaceAll(/\s+/gu, '');
  if (letters === '') return null;
  return new RegExp([...letters].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')).join('\\s*'), 'u');
}
