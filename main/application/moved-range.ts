import type { TextFinding } from '#contract/finding.ts';

/** Something that stands at a stretch of a text, moved along by so many UTF-16 units. */
export function movedRange<Range extends { readonly start: number; readonly end: number }>(
  range: Range,
  by: number,
): Range {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** A finding moved along with all that it rests on. */
export function movedFinding(finding: TextFinding, by: number): TextFinding {
  const supports = finding.supports?.map((support) => movedRange(support, by));
  return { ...movedRange(finding, by), ...(supports !== undefined && { supports }) };
}
