import type { Anchor } from '#contract/document.ts';
import type { ComparedClauseView } from '#contract/versions.ts';

/** A stretch that differs from the other version, by offsets of the document's body text. */
export interface ClauseMark {
  readonly kind: 'inserted' | 'deleted' | 'conflict';
  readonly start: number;
  readonly end: number;
  readonly anchors: readonly Anchor[];
}

/** A stretch of a clause's words, and how it differs from the other version. */
export interface ClauseSegment {
  readonly text: string;
  readonly mark: ClauseMark | null;
}

/** A clause's words cut where they differ from the other version, in order; together they are its text. */
export function clauseSegments(
  { start, text }: Pick<ComparedClauseView, 'start' | 'text'>,
  marks: readonly ClauseMark[],
): ClauseSegment[] {
  const segments: ClauseSegment[] = [];
  let at = 0;
  for (const mark of marks.toSorted((one, next) => one.start - next.start)) {
    const from = Math.max(at, mark.start - start);
    const to = Math.min(text.length, mark.end - start);
    if (to <= from) continue;
    if (from > at) segments.push({ text: text.slice(at, from), mark: null });
    segments.push({ text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), mark: null });
  return segments;
}
