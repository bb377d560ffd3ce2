import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '#contract/document.ts';
import type { Pdfjs } from '#main/documents/load-pdfjs.ts';
import { openPdf } from '#main/documents/open-pdf.ts';
import { pageDrawing } from '#main/documents/page-drawing.ts';
import { pageFonts } from '#main/documents/page-fonts.ts';
import { type PagePlace, pageFrom, unreadPage } from '#main/documents/page-from-drawing.ts';
import { pagePlace } from '#main/documents/page-place.ts';
import { looksGarbled } from '#main/documents/text-quality.ts';
import { believedText, needsRecognition, type TextLayer } from './believed-text.ts';
import { type DrawingCanvas, loadDrawingPdfjs } from './drawing-canvas.ts';
import { pageFromRecognition } from './page-from-recognition.ts';
import { pagePicture } from './page-picture.ts';
import type { Recogniser } from './recogniser.ts';

export interface RecognisePdfOptions {
  readonly name: string;
  readonly password?: string;
  readonly pdfjsFolder: string;
  readonly pageNumbers: readonly number[];
  readonly onOpen: (total: number) => Promise<void>;
  readonly onPage: (page: Page) => Promise<void>;
}

const mostLayerCharacters = 400_000;

/**
 * Recognises pages of a PDF in this process. A page that cannot be drawn comes
 * as an image page with a warning.
 *
 * @throws {SampanError} what `openPdf` throws.
 */
export async function recognisePdf(
  bytes: Uint8Array,
  recogniser: Recogniser,
  options: RecognisePdfOptions,
): Promise<void> {
  const { pdfjs, canvases } = await loadDrawingPdfjs();
  const opened = await openPdf(pdfjs, bytes, options);
  try {
    const { document } = opened;
    await options.onOpen(Math.max(1, document.numPages));
    const labels = await document.getPageLabels().catch(() => null);
    for (const number of options.pageNumbers) {
      const label = labels?.[number - 1] ?? null;
      await options.onPage(
        await recognisedPage({ pdfjs, canvases, document, recogniser }, number, label === '' ? null : label),
      );
      await document.cleanup().catch(() => undefined);
    }
  } finally {
    await opened.close();
  }
}

interface Tools {
  readonly pdfjs: Pdfjs;
  readonly canvases: DrawingCanvas;
  readonly document: PDFDocumentProxy;
  readonly recogniser: Recogniser;
}

async function recognisedPage(tools: Tools, number: number, label: string | null): Promise<Page> {
  let page: PDFPageProxy;
  try {
    page = await tools.document.getPage(number);
  } catch {
    return { ...unreadPage(number, label, damaged), origin: 'image' };
  }
  const place = pagePlace(page, number, label);
  try {
    const layer = await textLayer(tools.pdfjs, page, place);
    const isGarbled = (text: string): boolean => looksGarbled(text) || tools.recogniser.isUnlikely(text);
    const reason = needsRecognition(layer, isGarbled) ?? 'image';
    const picture = await pagePicture(tools.pdfjs, page, place, tools.canvases);
    const recognised = await tools.recogniser.recognise(picture.image);
    return believedText(layer.page, pageFromRecognition(place, recognised, picture.toPage), reason);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...unreadPage(number, label, `not recognised: ${detail}`, place), origin: 'image' };
  } finally {
    page.cleanup();
  }
}

const damaged = 'not recognised: the page is damaged';

async function textLayer(pdfjs: Pdfjs, page: PDFPageProxy, place: PagePlace): Promise<TextLayer> {
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
  const drawing = pageDrawing(
    { codes: { ...pdfjs.OPS }, fnArray: operators.fnArray, argsArray: operators.argsArray },
    { fontOf: pageFonts(page), box: place.box, maximumGlyphs: mostLayerCharacters },
  );
  const [x0, y0, x1, y1] = place.box;
  return {
    page: pageFrom(place, drawing),
    glyphs: drawing.glyphs.length,
    unknownGlyphs: drawing.unknownGlyphs,
    invisibleGlyphs: drawing.glyphs.filter((glyph) => glyph.unseen === 'invisible').length,
    imageShare: drawing.imageArea / ((x1 - x0) * (y1 - y0)),
  };
}
