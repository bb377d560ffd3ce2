import type { FlowBlock, FlowMark, FlowParagraph, FlowSpan } from '#contract/flow.ts';

type SpanStyle = Omit<FlowSpan, 'text'>;

/** Adds words to a paragraph's spans; words in the same style become one span. */
export function addSpan(spans: FlowSpan[], text: string, style: SpanStyle): void {
  const last = spans.at(-1);
  if (last && sameStyle(last, style)) spans[spans.length - 1] = { ...last, text: last.text + text };
  else spans.push({ text, ...style });
}

function sameStyle(a: SpanStyle, b: SpanStyle): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.size === b.size &&
    a.color === b.color &&
    a.position === b.position &&
    a.pageField === undefined &&
    b.pageField === undefined &&
    a.footnote === undefined &&
    b.footnote === undefined &&
    sameMarks(a.marks, b.marks)
  );
}

function sameMarks(a: readonly FlowMark[] = [], b: readonly FlowMark[] = []): boolean {
  return a.length === b.length && a.every((mark, index) => sameMark(mark, b[index]));
}

function sameMark(a: FlowMark, b: FlowMark | undefined): boolean {
  return a === b || (a.kind === b?.kind && a.note === b.note && a.author === b.author && a.at === b.at);
}

/** A paragraph of plain words. */
export function plainParagraph(text: string, rest: Partial<FlowParagraph> = {}): FlowParagraph {
  return { kind: 'paragraph', spans: text === '' ? [] : [{ text }], ...rest };
}

export function paragraphText(paragraph: FlowParagraph): string {
  return paragraph.spans.map((span) => span.text).join('');
}

/** The paragraphs of blocks, those of tables' cells among them, in order: for places that take no tables. */
export function paragraphsOf(blocks: readonly FlowBlock[]): FlowParagraph[] {
  const found: FlowParagraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') found.push(block);
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) found.push(...paragraphsOf(cell.blocks));
    }
  }
  return found;
}

/** Whether blocks show anything: words, a picture, a table. */
export function hasContent(blocks: readonly FlowBlock[]): boolean {
  return blocks.some((block) =>
    block.kind === 'paragraph' ? block.spans.some((span) => span.text.trim() !== '') : block.kind !== 'page-break',
  );
}
