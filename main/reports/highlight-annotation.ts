import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Quad } from '#contract/document.ts';
import type { FindingGroup } from '#contract/finding.ts';

/** Red, green and blue, 0–1. */
export type Hue = readonly [number, number, number];

const clauseHue: Hue = [1, 0.86, 0.35];
const hues: Readonly<Record<FindingGroup, Hue>> = {
  arbitration: [0.55, 0.78, 1],
  procedure: [0.55, 0.78, 1],
  general: clauseHue,
  construction: clauseHue,
  maritime: clauseHue,
  logistics: clauseHue,
  finance: clauseHue,
  evidence: [0.66, 0.9, 0.6],
  defect: [1, 0.58, 0.55],
  conflict: [0.85, 0.68, 1],
};

/** The colour of a group's highlights; five in all, so that they can be told apart in print and by memory. */
export function hueOf(group: FindingGroup): Hue {
  return hues[group];
}

export interface HighlightOptions {
  readonly context: PDFContext;
  readonly page: PDFRef;
  readonly quads: readonly Quad[];
  readonly group: FindingGroup;
  readonly note: string;
  readonly subject: string;
  /** Unique in the document. */
  readonly name: string;
  readonly date: Date;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** The smallest upright rectangle around some quads: x0, y0, x1, y1. */
export function quadBounds(quads: readonly Quad[]): readonly [number, number, number, number] {
  const xs = quads.flatMap((quad) => quad.filter((_, index) => index % 2 === 0));
  const ys = quads.flatMap((quad) => quad.filter((_, index) => index % 2 === 1));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Makes the highlight with its appearance, so that every viewer draws the same, and returns its reference. */
export function highlightAnnotation(options: HighlightOptions): PDFRef {
  const { context, quads } = options;
  const hue = hueOf(options.group);
  const bounds = quadBounds(quads).map(rounded);
  // Corners come in reading order (upper left, upper right, lower left, lower right); a path goes around them.
  const paths = quads.map(([ulx, uly, urx, ury, llx, lly, lrx, lry]) =>
    [
      `${rounded(ulx)} ${rounded(uly)} m`,
      `${rounded(urx)} ${rounded(ury)} l`,
      `${rounded(lrx)} ${rounded(lry)} l`,
      `${rounded(llx)} ${rounded(lly)} l h`,
    ].join(' '),
  );
  const appearance = context.register(
    context.flateStream(`/Highlight gs\n${hue.join(' ')} rg\n${paths.join('\n')}\nf\n`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: bounds,
      // Multiplied onto the page, the words stay black under the colour.
      Resources: { ExtGState: { Highlight: { Type: 'ExtGState', BM: 'Multiply', ca: 1 } } },
      Group: { S: 'Transparency' },
    }),
  );
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: bounds,
    QuadPoints: quads.flatMap((quad) => quad.map(rounded)),
    C: [...hue],
    F: 4,
    P: options.page,
    AP: { N: appearance },
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(options.note));
  annotation.set(PDFName.of('Subj'), PDFHexString.fromText(options.subject));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(options.name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(options.date));
  annotation.set(PDFName.of('CreationDate'), PDFString.fromDate(options.date));
  return context.register(annotation);
}

/** A note without words under it, for a page that could not be read. */
export function pageNoteAnnotation(
  options: Pick<HighlightOptions, 'context' | 'page' | 'note' | 'name' | 'date'> & { readonly box: readonly number[] },
): PDFRef {
  const { context, box } = options;
  const left = box[0] ?? 0;
  const top = box[3] ?? 0;
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Name: 'Comment',
    Rect: [left + 18, top - 42, left + 42, top - 18],
    C: [...hueOf('defect')],
    F: 4 | 8 | 16,
    P: options.page,
    Open: false,
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(options.note));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(options.name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(options.date));
  return context.register(annotation);
}
