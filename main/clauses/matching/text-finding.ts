import type { ClauseReference, FieldValue, FindingGroup, Severity, TextFinding } from '#contract/finding.ts';
import type { OntologyKind } from '../ontology.ts';
import type { TextClause } from '../structure/text-clause.ts';
import type { FoldedText } from './folded-text.ts';

export interface FindingParts {
  /** Folded offsets. */
  readonly start: number;
  readonly end: number;
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly clause: TextClause | null;
  readonly severity?: Severity;
  /** Folded offsets of further places. */
  readonly supports?: readonly { readonly start: number; readonly end: number }[];
}

/** A finding of a kind at a folded place, with the source's own offsets and words. */
export function textFinding(folded: FoldedText, kind: OntologyKind, parts: FindingParts): TextFinding {
  const { start, end } = sourceSpan(folded, parts.start, parts.end);
  return {
    kind: kind.id,
    label: kind.name.en,
    group: kind.group satisfies FindingGroup,
    start,
    end,
    text: folded.source.slice(start, end),
    fields: parts.fields ?? {},
    confidence: Math.round(Math.min(Math.max(parts.confidence, 0), 1) * 100) / 100,
    origin: 'rule',
    reasons: parts.reasons,
    clause: clauseReference(parts.clause),
    ...(parts.severity === undefined ? {} : { severity: parts.severity }),
    ...(parts.supports === undefined
      ? {}
      : { supports: parts.supports.map((support) => sourceSpan(folded, support.start, support.end)) }),
  };
}

/** The source's offsets of a folded range, without blanks at its ends. */
export function sourceSpan(folded: FoldedText, from: number, to: number): { start: number; end: number } {
  let start = folded.sourceStart(from);
  let end = folded.sourceEnd(to);
  while (start < end && /\s/.test(folded.source.charAt(start))) start += 1;
  while (end > start && /\s/.test(folded.source.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Printed words without the page's line breaks: none between Chinese characters, a blank elsewhere. */
export function plainWords(words: string): string {
  return words
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The source's words at a folded place, shortened for a reason's quotation. */
export function quoted(folded: FoldedText, start: number, end: number): string {
  const span = sourceSpan(folded, start, end);
  const words = plainWords(folded.source.slice(span.start, span.end));
  return `“${words.length > 140 ? `${words.slice(0, 137)}…` : words}”`;
}

export function clauseReference(clause: TextClause | null): ClauseReference | null {
  if (clause === null || (clause.number === '' && clause.heading === '')) return null;
  return { number: clause.number, heading: clause.heading };
}
