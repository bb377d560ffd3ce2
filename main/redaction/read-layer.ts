import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '#contract/document.ts';
import type { Pdfjs } from '#main/documents/load-pdfjs.ts';
import { pageDrawing } from '#main/documents/page-drawing.ts';
import { pageFonts } from '#main/documents/page-fonts.ts';
import { type PagePlace, pageFrom } from '#main/documents/page-from-drawing.ts';

const mostCharacters = 400_000;

/** The words that a page draws, with their places and what is hidden of them. */
export async function readLayer(pdfjs: Pdfjs, page: PDFPageProxy, place: PagePlace): Promise<Page> {
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
  const drawing = pageDrawing(
    { codes: { ...pdfjs.OPS }, fnArray: operators.fnArray, argsArray: operators.argsArray },
    { fontOf: pageFonts(page), box: place.box, maximumGlyphs: mostCharacters },
  );
  return pageFrom(place, drawing);
}
