import type { Page, PageMarkKind, Quad } from '#contract/document.ts';

/** Words that were not read for certain, and where they stand. */
export interface PageDoubt {
  readonly kind: 'weak' | Extract<PageMarkKind, 'doubtful' | 'repaired' | 'corrected'>;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  /** What was read, or what else the ink would be; absent where nothing is known. */
  readonly note?: string;
  readonly quads: readonly Quad[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A page's doubts in order: its weak stretches, and marks for what was repaired, corrected or could be read otherwise. */
export function pageDoubts(
  page: Page,
  weak: readonly Range[],
  quadsOf: (range: Range) => readonly Quad[],
): readonly PageDoubt[] {
  const marked = (page.marks ?? []).flatMap(({ kind, start, end, note }): PageDoubt[] =>
    (kind === 'doubtful' || kind === 'repaired' || kind === 'corrected') && end > start
      ? [{ kind, start, end, quads: quadsOf({ start, end }), ...(note !== undefined && { note }) }]
      : [],
  );
  // What a mark says of a word is more than that it is weak.
  const told = (range: Range): boolean => marked.some(({ start, end }) => start <= range.start && range.end <= end);
  const unsure = weak
    .filter((range) => !told(range))
    .map(({ start, end }): PageDoubt => ({ kind: 'weak', start, end, quads: quadsOf({ start, end }) }));
  return [...marked, ...unsure].toSorted((left, right) => left.start - right.start || left.end - right.end);
}
