import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page, SourceDocument } from '#contract/document.ts';
import { SampanError } from '#contract/errors.ts';
import { loadPdfjs, type Pdfjs } from './load-pdfjs.ts';
import { openPdf } from './open-pdf.ts';
import { pageDrawing } from './page-drawing.ts';
import { pageFonts } from './page-fonts.ts';
import { pageFrom, unreadPage } from './page-from-drawing.ts';
import { pdfOutline } from './pdf-outline.ts';
import { requirePdf } from './pdf-signature.ts';
import type { ReadLimits } from './read-limits.ts';
import { throwIfCancelled, tooLarge } from './read-pdf-errors.ts';
import { markRunningHeads } from './running-heads.ts';

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
  /** False: pages go to `onPage` only, and the result has none. */
  readonly keepPages?: boolean;
  readonly signal?: AbortSignal;
  /** Called once the page count is known. */
  readonly onOpen?: (total: number) => void | Promise<void>;
  /** Called for each page as it is read, and awaited; headers and footers are told from the body only in the result. */
  readonly onPage?: (page: Page, total: number) => void | Promise<void>;
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
export async function readPdf(bytes: Uint8Array, options: ReadPdfOptions): Promise<SourceDocument> {
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
    const pages: Page[] = [];
    let anyRead = false;
    for (let number = options.firstPage ?? 1; number <= total; number += 1) {
      throwIfCancelled(signal);
      const label = labels?.[number - 1] ?? null;
      const page = await readPage(pdfjs, opened.document, number, label === '' ? null : label, limits);
      if (options.keepPages !== false) pages.push(page);
      if (!page.warnings.includes(pageDamaged)) anyRead = true;
      await options.onPage?.(page, total);
      // pdf.js waits in microtasks only; messages and the signal need a turn of the loop.
      await new Promise<void>((resolve) => setImmediate(resolve));
      // Fonts and caches of pages long past; those still needed are loaded again.
      if (number % pagesBetweenCleanups === 0) await attempt(() => opened.document.cleanup(), undefined);
    }
    if (!anyRead && (options.firstPage ?? 1) === 1) {
      throw new SampanError(
        'damaged-file',
        `None of the ${total} pages of “${name}” can be read. Ask for the file again.`,
      );
    }
    const outline = await attempt(() => pdfOutline(opened.document), []);
    return {
      id: options.documentId,
      sha256: options.sha256,
      name,
      mediaType: 'application/pdf',
      pages: markRunningHeads(pages),
      outline,
      warnings: opened.warnings,
    };
  } finally {
    await opened.close();
  }
}

const pagesBetweenCleanups = 50;

/** The warning of a page whose content is damaged beyond reading. */
export const pageDamaged = 'could not be read: the page is damaged';

async function readPage(
  pdfjs: Pdfjs,
  document: PDFDocumentProxy,
  number: number,
  label: string | null,
  limits: ReadLimits,
): Promise<Page> {
  let page: PDFPageProxy;
  try {
    page = await document.getPage(number);
  } catch {
    return unreadPage(number, label, pageDamaged);
  }
  const box = cropBox(page.view);
  const place = {
    number,
    label,
    box,
    rotation: rotationOf(page.rotate),
    userUnit: page.userUnit > 0 ? page.userUnit : 1,
  };
  try {
    const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
    const drawing = pageDrawing(
      { codes: { ...pdfjs.OPS }, fnArray: operators.fnArray, argsArray: operators.argsArray },
      { fontOf: pageFonts(page), box, maximumGlyphs: limits.pageCharacters },
    );
    return pageFrom(place, drawing);
  } catch {
    return unreadPage(number, label, pageDamaged, place);
  } finally {
    page.cleanup();
  }
}

function cropBox(view: readonly unknown[]): readonly [number, number, number, number] {
  const [a, b, c, d] = view.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : 0));
  const box = [
    Math.min(a ?? 0, c ?? 0),
    Math.min(b ?? 0, d ?? 0),
    Math.max(a ?? 0, c ?? 0),
    Math.max(b ?? 0, d ?? 0),
  ] as const;
  return box[2] > box[0] && box[3] > box[1] ? box : [0, 0, 612, 792];
}

function rotationOf(degrees: number): 0 | 90 | 180 | 270 {
  const turned = (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

async function attempt<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}
