import { open, rm } from 'node:fs/promises';
import { ParseSpeeds, PDFDocument, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '#contract/document.ts';
import type { RedactionProof } from '#contract/redaction.ts';
import { openPdf } from '#main/documents/open-pdf.ts';
import { pagePlace } from '#main/documents/page-place.ts';
import { type DrawingCanvas, loadDrawingPdfjs } from '#main/recognition/drawing-canvas.ts';
import { pagePicture } from '#main/recognition/page-picture.ts';
import { addTextLayers, type LayerPage } from '#main/reports/searchable-pdf.ts';
import { blackened, pixelBoxes } from './blackened-picture.ts';
import { checkRedacted } from './check-redacted.ts';
import { copiedPage } from './copied-page.ts';
import { encodedPicture } from './encoded-picture.ts';
import { openText } from './open-text.ts';
import { readLayer } from './read-layer.ts';
import type { RedactedPage } from './redaction-messages.ts';

type Pdfjs = Awaited<ReturnType<typeof loadDrawingPdfjs>>['pdfjs'];

export interface RedactPdfOptions {
  readonly name: string;
  readonly password?: string;
  readonly pdfjsFolder: string;
  readonly pages: readonly RedactedPage[];
  readonly outPath: string;
  readonly onPage: (number: number, total: number) => Promise<void>;
}

interface Source {
  readonly pdfjs: Pdfjs;
  readonly canvases: DrawingCanvas;
  readonly document: PDFDocumentProxy;
  /** The same file for copying; null where it cannot be parsed whole, or has layers that may be switched off. */
  readonly objects: PDFDocument | null;
}

/**
 * Writes a copy of a PDF from which the boxes' ink and words are gone: a new file, never an addition to the old one.
 * A page of which something is taken out, and one with annotations, layers or hidden words, becomes a picture with
 * the words that stay laid unseen over it; any other is copied with no more than its content names. Document
 * information, outline, attachments, forms and scripts stay behind. The copy is read back before it counts.
 *
 * @throws {SampanError} what `openPdf` throws; `redaction-failed` where something could still be found: no file is left.
 */
export async function redactPdf(bytes: Uint8Array, options: RedactPdfOptions): Promise<RedactionProof> {
  const { pdfjs, canvases } = await loadDrawingPdfjs();
  const opened = await openPdf(pdfjs, bytes, options);
  try {
    const source = { pdfjs, canvases, document: opened.document, objects: await objectsOf(bytes, options.password) };
    const { written, ...counts } = await rewritten(source, options);
    // Room for it is made under its own name only when it has been checked.
    const pixelsChecked = await checkRedacted({ pdfjs, canvases }, written, options);
    const file = await open(options.outPath, 'w', 0o600);
    try {
      await file.writeFile(written);
      await file.sync();
    } catch (error) {
      await rm(options.outPath, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { ...counts, pixelsChecked };
  } finally {
    await opened.close();
  }
}

async function objectsOf(bytes: Uint8Array, password: string | undefined): Promise<PDFDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      ...(password !== undefined && { password }),
    });
    return document.catalog.has(PDFName.of('OCProperties')) ? null : document;
  } catch {
    return null;
  }
}

async function rewritten(source: Source, { pages, onPage }: RedactPdfOptions) {
  const target = await PDFDocument.create({ updateMetadata: false });
  const total = source.document.numPages;
  const marked = new Map(pages.map((one) => [one.page.number, one]));
  const layers: LayerPage[] = [];
  const references: PDFRef[] = [];
  let picturedPages = 0;
  let charactersRemoved = 0;
  for (let number = 1; number <= total; number += 1) {
    const redacted = marked.get(number);
    const copied = redacted ? null : await copyOf(source, target, number);
    if (copied === null) {
      const shown = await picturedPage(source, target, number, redacted);
      picturedPages += 1;
      charactersRemoved += shown.removed;
      layers.push(shown.layer);
      references.push(shown.reference);
    } else references.push(copied);
    await onPage(number, total);
  }
  const { context } = target;
  const lookup = (value: PDFObject | undefined): PDFObject | undefined => context.lookup(value);
  addTextLayers({ context, pages: references, lookup }, layers);
  for (const reference of references) addPage(target, reference);
  const written = await target.save({ useObjectStreams: true, addDefaultPage: false });
  return { written, pages: total, picturedPages, redactedPages: pages.length, charactersRemoved };
}

/** The page copied as it is; null where something on it may not be seen, or cannot be told. */
async function copyOf(
  { pdfjs, document, objects }: Source,
  target: PDFDocument,
  number: number,
): Promise<PDFRef | null> {
  if (objects === null || objects.getPageCount() !== document.numPages) return null;
  const page = await document.getPage(number);
  const annotations = await page.getAnnotations();
  if (annotations.some(({ subtype }) => subtype !== 'Link')) return null;
  const { marks = [] } = await readLayer(pdfjs, page, pagePlace(page, number, null));
  if (marks.some(({ kind }) => kind === 'hidden')) return null;
  return copiedPage(objects, target, number - 1);
}

async function picturedPage(source: Source, target: PDFDocument, number: number, redacted: RedactedPage | undefined) {
  const page = await source.document.getPage(number);
  const place = pagePlace(page, number, null);
  const picture = await pagePicture(source.pdfjs, page, place, source.canvases);
  const boxes = redacted?.boxes ?? [];
  const image = await encodedPicture(blackened(picture.image, pixelBoxes(picture, boxes)));
  const embedded = await (image.type === 'png' ? target.embedPng(image.bytes) : target.embedJpg(image.bytes));
  await embedded.embed();
  const words: Page = redacted?.page ?? (await readLayer(source.pdfjs, page, place));
  const { page: layer, removed } = openText(words, boxes);
  page.cleanup();
  const { width, height } = picture.image;
  const [a, b, c, d, e, f] = picture.toPage;
  const { context } = target;
  const matrix = [a * width, b * width, -c * height, -d * height, c * height + e, d * height + f];
  const content = `q ${matrix.map((value) => Math.round(value * 10_000) / 10_000).join(' ')} cm /Picture Do Q`;
  const node = context.obj({ Type: 'Page', MediaBox: [...place.box], Rotate: place.rotation });
  if (place.userUnit !== 1) node.set(PDFName.of('UserUnit'), context.obj(place.userUnit));
  const resources = context.obj({});
  resources.set(PDFName.of('XObject'), context.obj({ Picture: embedded.ref }));
  node.set(PDFName.of('Resources'), resources);
  node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
  return { layer, removed, reference: context.register(node) };
}

/** Hangs a finished page into the tree of pages. */
function addPage(target: PDFDocument, reference: PDFRef): void {
  const { context, catalog } = target;
  const tree = catalog.Pages();
  const node = context.lookup(reference);
  if (node !== undefined && 'set' in node && typeof node.set === 'function')
    node.set(PDFName.of('Parent'), catalog.get(PDFName.of('Pages')));
  tree.Kids().push(reference);
  tree.set(PDFName.of('Count'), context.obj(tree.Kids().size()));
}
