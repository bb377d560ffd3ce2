import type { Compression } from '#contract/compression.ts';
import type { TextPart } from '#main/documents/text-parts.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { CompressionRequest } from './compression-task.ts';
import { movedFinding, movedRange } from './moved-range.ts';

/** One part of a text compressed by itself; its passages, kept and left, have their places in the whole text. */
export async function compressedPart(
  context: Pick<AnalysisContext, 'extraction'>,
  { text, clauses, findings }: Pick<CompressionRequest, 'text' | 'clauses' | 'findings'>,
  { start, end }: TextPart,
  how: Omit<CompressionRequest, 'text' | 'clauses' | 'findings' | 'parts'>,
  signal?: AbortSignal,
): Promise<Compression> {
  const isWithin = (range: TextPart) => range.start >= start && range.end <= end;
  const request = {
    text: text.slice(start, end),
    clauses: clauses.filter(isWithin).map((clause) => movedRange(clause, -start)),
    findings: findings.filter(isWithin).map((finding) => movedFinding(finding, -start)),
    ...how,
  };
  const compression = await context.extraction.run('compress', request, signal);
  if (start === 0) return compression;
  const passages = compression.passages.map((passage) => ({
    ...movedRange(passage, start),
    reasons: passage.reasons.map((reason) => movedReason(reason, start)),
  }));
  return { ...compression, passages };
}

/** A reason that names a stretch of the text, moved along. */
function movedReason(reason: string, by: number): string {
  const [, start, end, rest = ''] = /^duplicate-of:(\d+)-(\d+)(.*)$/u.exec(reason) ?? [];
  return start === undefined || end === undefined
    ? reason
    : `duplicate-of:${Number(start) + by}-${Number(end) + by}${rest}`;
}
