import { PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { HighlightOptions } from './highlight-annotation.ts';

export interface TextNoteOptions extends Pick<HighlightOptions, 'context' | 'page' | 'note' | 'name' | 'date' | 'hue'> {
  /** Its upper left corner in user space. */
  readonly at: readonly [number, number];
}

const size = 20;

/** A note that stands as a small sign on the page (ISO 32000-1 §12.5.6.4), neither scaled nor turned with it. */
export function textNoteAnnotation({ context, page, note, name, date, hue, at }: TextNoteOptions): PDFRef {
  const [left, top] = at;
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Name: 'Note',
    F: 4 | 8 | 16,
    Rect: [left, top - size, left + size, top],
    C: [...hue],
    P: page,
    Open: false,
  });
  annotation.set(PDFName.of('Contents'), PDFHexString.fromText(note));
  annotation.set(PDFName.of('T'), PDFHexString.fromText('Sampan'));
  annotation.set(PDFName.of('NM'), PDFHexString.fromText(name));
  annotation.set(PDFName.of('M'), PDFString.fromDate(date));
  return context.register(annotation);
}
