import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page, SourceDocument } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import type { Attachment, SourceFact } from '#contract/flow.ts';
import { digitalSignatures, signatureSentence } from './digital-signatures.ts';
import { loadPdfjs, type Pdfjs } from './load-pdfjs.ts';
import { openPdf } from './open-pdf.ts';
import { pageDrawing } from './page-drawing.ts';
import { pageFonts } from './page-fonts.ts';
import { pageFrom, unreadPage } from './page-from-drawing.ts';
import { pagePlace } from './page-place.ts';
import { pageAnnotations } from './pdf-annotations.ts';
import { type AttachedFile, pdfAttachments } from './pdf-attachments.ts';
import { pdfFacts, requireStaticForm } from './pdf-facts.ts';
import { pdfOutline } from './pdf-outline.ts';
import { requirePdf } from './pdf-signature.ts';
import type { ReadLimits } from './read-limits.ts';
import { throwIfCancelled, tooLarge } from './read-pdf-errors.ts';
import { markRunningHeads } from './running-heads.ts';
import { taggedTables } from './tagged-tables.ts';

export interface ReadPdfOptions {
  readonly documentId: string;
  /** Of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly name: string;
  readonly password?: string;
  /** The pdfjs-dist package's folder, or a copy with its `cmaps`, `standard_fonts`, `wasm` and `iccs`. */
  readonly pdfjsFolder: string;
  readonly limits: ReadLimits;
  /** 1-based; pages before it are left out of the result. */
  readonly firstPage?: number;
  /** The last page to read; the file's last where absent. */
  readonly lastPage?: number;
  /** False: pages go to `onPage` only, and the result has none. */
  readonly keepPages?: boolean;
  readonly signal?: AbortSignal;
  /** Called once the page count is known. */
  readonly onOpen?: (total: number) => void | Promise<void>;
  /** Called for each page as it is read, and awaited; headers and footers are told from the body only in the result. */
  readonly onPage?: (page: Page, total: number) => void | Promise<void>;
}

/** A PDF as it was read, and what it has beside its pages. */
export interface PdfReading extends SourceDocument {
  /** Files inside the file, those of annotations too. */
  readonly attachments: readonly Attachment[];
  /** `title`, `author`, `signature`, … as the file states them. */
  readonly facts: readonly SourceFact[];
}

/**
 * Reads a PDF in this process; geometry as `SourceDocument` defines it.
 *
 * A page that cannot be read is there with a warning. Hostile files can hold a
 * thread for ever: use `readInDisposableProcess` for files from outside.
 *
 * @throws {SampanError} `empty-file`, `unsupported-format`, `too-large`, `password-needed`,
 *   `password-wrong`, `damaged-file`, `no-pages`, `cancelled`.
 */
export async function readPdf(bytes: Uint8Array, options: ReadPdfOptions): Promise<PdfReading> {
  const { limits, name, signal } = options;
  if (bytes.length > limits.fileBytes) throw tooLarge(name, bytes.length, limits.fileBytes);
  requirePdf(bytes, name);
  throwIfCancelled(signal);
  const pdfjs = await loadPdfjs();
  const opened = await openPdf(pdfjs, bytes, options);
  try {
    const total = opened.document.numPages;
    if (!(total > 0)) throw new SampanError('no-pages', `“${name}” has no pages. It may be damaged; ask for it again.`);
    if (total > limits.pages) {
      throw new SampanError(
        'too-large',
        `“${name}” says that it has ${total.toLocaleString('en')} pages; the limit is ${limits.pages.toLocaleString('en')}. Split it and add the parts.`,
      );
    }
    await options.onOpen?.(total);
    const labels = await attempt(() => opened.document.getPageLabels(), null);
    const layers = await attempt(() => opened.document.getOptionalContentConfig(), null);
    const files: AttachedFile[] = [];
    const reader: PageReader = {
      pdfjs,
      document: opened.document,
      limits,
      isVisible: (layer) => layers === null || layers.isVisible(layer),
      onFile: (file) => void files.push(file),
    };
    const pages: Page[] = [];
    const firstPage = options.firstPage ?? 1;
    const lastPage = Math.min(total, options.lastPage ?? total);
    let anyRead = false;
    for (let number = firstPage; number <= lastPage; number += 1) {
      throwIfCancelled(signal);
      const label = labels?.[number - 1] ?? null;
      const page = await readPage(reader, number, label === '' ? null : label);
      if (number === 1) await requireStaticForm(opened.document, page, name);
      if (options.keepPages !== false) pages.push(page);
      if (!page.warnings.includes(pageDamaged)) anyRead = true;
      await options.onPage?.(page, total);
      // pdf.js waits in microtasks only; messages and the signal need a turn of the loop.
      await new Promise<void>((resolve) => setImmediate(resolve));
      // Fonts and caches of pages long past; those still needed are loaded again.
      if (number % pagesBetweenCleanups === 0) await attempt(() => opened.document.cleanup(), undefined);
    }
    if (!anyRead && firstPage === 1) {
      throw new SampanError(
        'damaged-file',
        `None of the ${total} pages of “${name}” can be read. Ask for the file again.`,
      );
    }
    const outline = await attempt(() => pdfOutline(opened.document), []);
    const about = await attempt(() => pdfFacts(opened.document), { facts: [], warnings: [] });
    const signatures = digitalSignatures(bytes).map(signatureSentence);
    await filesBefore(opened.document, firstPage, reader.onFile);
    const found = await attempt(() => pdfAttachments(opened.document, files), { attachments: [], warnings: [] });
    return {
      id: options.documentId,
      sha256: options.sha256,
      name,
      mediaType: 'application/pdf',
      pages: markRunningHeads(pages),
      outline,
      warnings: [...opened.warnings, ...about.warnings, ...signatures, ...found.warnings],
      attachments: found.attachments,
      facts: [...about.facts, ...signatures.map((value) => ({ name: 'signature', value }))],
    };
  } finally {
    await opened.close();
  }
}

const pagesBetweenCleanups = 50;

/** The warning of a page whose content is damaged beyond reading. */
export const pageDamaged = 'could not be read: the page is damaged';

interface PageReader {
  readonly pdfjs: Pdfjs;
  readonly document: PDFDocumentProxy;
  readonly limits: ReadLimits;
  readonly isVisible: (layer: unknown) => boolean;
  readonly onFile: (file: AttachedFile) => void;
}

async function readPage(reader: PageReader, number: number, label: string | null): Promise<Page> {
  const { pdfjs, document, limits, isVisible } = reader;
  let page: PDFPageProxy;
  try {
    page = await document.getPage(number);
  } catch {
    return unreadPage(number, label, pageDamaged);
  }
  const place = pagePlace(page, number, label);
  try {
    const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
    const drawing = pageDrawing(
      { codes: { ...pdfjs.OPS }, fnArray: operators.fnArray, argsArray: operators.argsArray },
      { fontOf: pageFonts(page), box: place.box, maximumGlyphs: limits.pageCharacters, isVisible },
    );
    const { annotations, files } = await attempt(() => pageAnnotations(page), { annotations: [], files: [] });
    for (const file of files) reader.onFile(file);
    const isTagged = drawing.glyphs.some((glyph) => glyph.content !== undefined);
    const tables = isTagged ? taggedTables(await attempt(() => page.getStructTree(), null)) : [];
    return pageFrom(place, drawing, { annotations, tables });
  } catch {
    return unreadPage(number, label, pageDamaged, place);
  } finally {
    page.cleanup();
  }
}

/** Files of annotations on pages that were read earlier. */
async function filesBefore(
  document: PDFDocumentProxy,
  firstPage: number,
  onFile: (file: AttachedFile) => void,
): Promise<void> {
  for (let number = 1; number < firstPage; number += 1) {
    const page = await attempt(() => document.getPage(number), null);
    if (page === null) continue;
    const { files } = await attempt(() => pageAnnotations(page), { annotations: [], files: [] });
    for (const file of files) onFile(file);
    page.cleanup();
  }
}

async function attempt<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
