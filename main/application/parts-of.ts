import type { BodyText } from '#main/documents/body-text.ts';
import { type TextPart, textParts } from '#main/documents/text-parts.ts';
import type { DocumentRecord } from '#main/store/documents.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** A document's text in the parts that are worked on one after another: mostly one. */
export function partsOf(
  { longestTextAtOnce }: Pick<AnalysisContext, 'longestTextAtOnce'>,
  { outline }: Pick<DocumentRecord, 'outline'>,
  body: BodyText,
): TextPart[] {
  return textParts(body, { longest: longestTextAtOnce, outlinePages: new Set(outline.map(({ page }) => page)) });
}
