import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Quad } from '#contract/document.ts';
import type { FindingGroup, TextFinding } from '#contract/finding.ts';
import { isFact } from './reported-findings.ts';
import { type Hue, rounded, textMarkup } from './text-markup.ts';

const factHue: Hue = [0.76, 0.94, 0.72];
const clauseHue: Hue = [1, 0.94, 0.6];
const hues: Readonly<Record<FindingGroup, Hue>> = {
  arbitration: [0.78, 0.9, 1],
  procedure: clauseHue,
  general: clauseHue,
  construction: clauseHue,
  maritime: clauseHue,
  logistics: clauseHue,
  finance: clauseHue,
  evidence: factHue,
  defect: [1, 0.6, 0.58],
  conflict: [0.85, 0.72, 1],
};

/** The hue of a finding's highlights: its group's, or that of facts. */
export function findingHue({ group, kind }: Pick<TextFinding, 'group' | 'kind'>): Hue {
  return isFact({ kind }) ? factHue : hues[group];
}

/**
 * The colour of a group's highlights; five in all, so that they can be told
 * apart in print and by memory. Provisions are pale and what is wrong with them
 * is strong, so that red and violet stay themselves on top of the others.
 */
export function hueOf(group: FindingGroup): Hue {
  return hues[group];
}

export interface HighlightOptions {
  readonly context: PDFContext;
  readonly page: PDFRef;
  readonly quads: readonly Quad[];
  /** The quads that are painted: those that a stronger finding paints too are left to it. */
  readonly painted: readonly Quad[];
  readonly hue: Hue;
  readonly note: string;
  readonly subject: string;
  /** Unique in the document. */
  readonly name: string;
  readonly date: Date;
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
  const { hue } = options;
  const bounds = quadBounds(quads).map(rounded);
  // Corners come in reading order (upper left, upper right, lower left, lower right); a path goes around them.
  const paths = options.painted.map(([ulx, uly, urx, ury, llx, lly, lrx, lry]) =>
    [
      `${rounded(ulx)} ${rounded(uly)} m`,
      `${rounded(urx)} ${rounded(ury)} l`,
      `${rounded(lrx)} ${rounded(lry)} l`,
      `${rounded(llx)} ${rounded(lly)} l h`,
    ].join(' '),
  );
  const appearance = context.register(
    context.stream(`/Highlight gs\n${hue.join(' ')} rg\n${paths.join('\n')}\nf\n`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: bounds,
      // Darken keeps the words black, and, unlike Multiply, lets ten highlights on one clause look like one.
      Resources: { ExtGState: { Highlight: { Type: 'ExtGState', BM: 'Darken', ca: 1 } } },
      Group: { S: 'Transparency' },
    }),
  );
  const annotation = textMarkup(context, {
    subtype: 'Highlight',
    page: options.page,
    quads,
    bounds,
    hue,
    appearance,
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(options.note));
  annotation.set(PDFName.of('Subj'), PDFHexString.fromText(options.subject));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(options.name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(options.date));
  annotation.set(PDFName.of('CreationDate'), PDFString.fromDate(options.date));
  return context.register(annotation);
}

/** The corner of a box that viewers show at the upper left, a little inside it. */
function shownUpperLeft(box: readonly number[], rotation: number): readonly [number, number] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  const inset = 18;
  const x = rotation === 0 || rotation === 90 ? x0 + inset : x1 - inset;
  const y = rotation === 0 || rotation === 270 ? y1 - inset : y0 + inset;
  return [x, y];
}

export interface PageNoteOptions extends Pick<HighlightOptions, 'context' | 'page' | 'note' | 'name' | 'date'> {
  readonly box: readonly number[];
  readonly rotation: number;
}

/** A note without words under it, for a page that could not be read. */
export function pageNoteAnnotation(options: PageNoteOptions): PDFRef {
  const { context } = options;
  const [left, top] = shownUpperLeft(options.box, options.rotation);
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Name: 'Comment',
    // Printed, and neither scaled nor turned with the page: it hangs from its upper left corner.
    F: 4 | 8 | 16,
    Rect: [left, top - 24, left + 24, top],
    C: [...hueOf('defect')],
    P: options.page,
    Open: false,
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(options.note));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(options.name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(options.date));
  return context.register(annotation);
}
