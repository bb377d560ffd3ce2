import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { SampanError } from '#contract/errors.ts';
import { openPdf } from '#main/documents/open-pdf.ts';
import { pagePlace } from '#main/documents/page-place.ts';
import type { DrawingCanvas, loadDrawingPdfjs } from '#main/recognition/drawing-canvas.ts';
import { pagePicture } from '#main/recognition/page-picture.ts';
import { notBlack, pixelBoxes } from './blackened-picture.ts';
import { openText } from './open-text.ts';
import { readLayer } from './read-layer.ts';
import type { RedactedPage } from './redaction-messages.ts';

interface Tools {
  readonly pdfjs: Awaited<ReturnType<typeof loadDrawingPdfjs>>['pdfjs'];
  readonly canvases: DrawingCanvas;
}

/** What a document must not carry along. */
const mustLack = [
  'Metadata',
  'Outlines',
  'Names',
  'AcroForm',
  'OCProperties',
  'OpenAction',
  'AA',
  'AF',
  'StructTreeRoot',
  'PageLabels',
];

/**
 * Reads a redacted copy as anybody could and looks for what was to be taken out: no character under a box, no pixel
 * that is not black, no annotation, nothing of the document beside its pages. Returns the number of pixels looked at.
 *
 * @throws {SampanError} `redaction-failed`, with the page and what was found.
 */
export async function checkRedacted(
  { pdfjs, canvases }: Tools,
  bytes: Uint8Array,
  {
    name,
    pages,
    pdfjsFolder,
  }: { readonly name: string; readonly pages: readonly RedactedPage[]; readonly pdfjsFolder: string },
): Promise<number> {
  const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const key of mustLack) if (catalog.has(PDFName.of(key))) throw failed(name, `the copy has ${key}`);
  if (context.trailerInfo.Info !== undefined && context.lookup(context.trailerInfo.Info) !== undefined)
    throw failed(name, 'the copy has document information');
  const opened = await openPdf(pdfjs, bytes, { name, pdfjsFolder });
  let pixels = 0;
  try {
    for (let number = 1; number <= opened.document.numPages; number += 1) {
      const page = await opened.document.getPage(number);
      if ((await page.getAnnotations()).length > 0) throw failed(name, `page ${number} has an annotation`);
      const boxes = pages.find((one) => one.page.number === number)?.boxes;
      if (boxes !== undefined) {
        const place = pagePlace(page, number, null);
        const { removed } = openText(await readLayer(pdfjs, page, place), boxes);
        if (removed > 0) throw failed(name, `page ${number} still has ${removed} characters under a box`);
        const picture = await pagePicture(pdfjs, page, place, canvases);
        // The edge may be softened by the viewer's own scaling.
        const { looked, bright } = notBlack(picture.image, pixelBoxes(picture, boxes, -1));
        if (bright > 0) throw failed(name, `page ${number} still shows ${bright} pixels under a box`);
        pixels += looked;
      }
      page.cleanup();
    }
  } finally {
    await opened.close();
  }
  return pixels;
}

function failed(name: string, found: string): SampanError {
  return new SampanError('redaction-failed', `“${name}” was not redacted: ${found}. No file was written; report this.`);
}
