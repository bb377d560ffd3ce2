import type { FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';
import { type GroupState, type ParagraphState, revisionMark } from './rtf-state.ts';

/** The look of words in a state; `color` as the file's table has it. */
export function characterLook(state: GroupState, color: string | null): Omit<FlowSpan, 'text'> {
  return {
    ...(state.bold ? { bold: true } : {}),
    ...(state.italic ? { italic: true } : {}),
    ...(state.underline ? { underline: true } : {}),
    ...(state.strike ? { strike: true } : {}),
    ...(state.size === null ? {} : { size: state.size }),
    ...(color === null ? {} : { color }),
    ...(state.position === null ? {} : { position: state.position }),
  };
}

/** Marks of words in a state, those of the comments over them among them. */
export function characterMarks(
  state: GroupState,
  comments: readonly FlowMark[],
  authors: readonly string[],
): FlowMark[] {
  return [
    ...(state.inserted ? [revisionMark('inserted', state.inserted, authors)] : []),
    ...(state.deleted ? [revisionMark('deleted', state.deleted, authors)] : []),
    ...comments,
    ...(state.strike ? [{ kind: 'struck-out' } as const] : []),
    ...(state.hidden ? [{ kind: 'hidden' } as const] : []),
    ...(state.highlight ? [{ kind: 'highlight' } as const] : []),
  ];
}

/** The look of a paragraph; `headings` has the levels of the file's styles. */
export function paragraphLook(
  paragraph: ParagraphState,
  headings: ReadonlyMap<number, number>,
): Omit<FlowParagraph, 'kind' | 'spans'> {
  const headingLevel = paragraph.outlineLevel === null ? headings.get(paragraph.style) : paragraph.outlineLevel + 1;
  return {
    ...(headingLevel === undefined ? {} : { headingLevel }),
    ...(paragraph.align ? { align: paragraph.align } : {}),
    ...(paragraph.indent !== 0 ? { indent: paragraph.indent } : {}),
    ...(paragraph.firstLineIndent !== 0 ? { firstLineIndent: paragraph.firstLineIndent } : {}),
    ...(paragraph.spaceBefore > 0 ? { spaceBefore: paragraph.spaceBefore } : {}),
    ...(paragraph.spaceAfter > 0 ? { spaceAfter: paragraph.spaceAfter } : {}),
  };
}
