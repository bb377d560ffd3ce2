import { type PDFContext, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Quad } from '#contract/document.ts';
import { quadBounds } from './highlight-annotation.ts';
import { type Hue, rounded, textMarkup } from './text-markup.ts';

export interface DoubtAnnotationOptions {
  readonly context: PDFContext;
  readonly page: PDFRef;
  readonly quads: readonly Quad[];
  readonly note: string;
  /** Unique in the document. */
  readonly name: string;
  readonly date: Date;
}

/** Faint, and none of the highlights' five: it speaks of the reading, not of the document. */
const hue: Hue = [0.45, 0.45, 0.5];
const dotPt = 1;

/** Makes a dotted underline with a note, with its appearance, and returns its reference. */
export function doubtAnnotation(options: DoubtAnnotationOptions): PDFRef {
  const { context, quads } = options;
  const [x0, y0, x1, y1] = quadBounds(quads);
  const bounds = [x0 - dotPt, y0 - dotPt, x1 + dotPt, y1 + dotPt].map(rounded);
  // From the lower left to the lower right corner, in reading direction.
  const lines = quads.map(
    ([, , , , llx, lly, lrx, lry]) => `${rounded(llx)} ${rounded(lly)} m ${rounded(lrx)} ${rounded(lry)} l S`,
  );
  const appearance = context.register(
    // Dashes of no length with round ends are dots.
    context.stream(`${hue.join(' ')} RG ${dotPt} w 1 J [0 ${2.2 * dotPt}] 0 d\n${lines.join('\n')}\n`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: bounds,
    }),
  );
  const annotation = textMarkup(context, {
    subtype: 'Underline',
    page: options.page,
    quads,
    bounds,
    hue,
    appearance,
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(options.note));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(options.name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(options.date));
  return context.register(annotation);
}
