import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { pdfAssetUrl } from './source-url.ts';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfViewerParts = typeof import('pdfjs-dist/legacy/web/pdf_viewer.mjs');

export interface PdfLibrary {
  readonly pdf: Pdf;
  readonly parts: PdfViewerParts;
}

let loading: Promise<PdfLibrary> | null = null;

/** pdf.js and its viewer parts, loaded when the first document is opened. The legacy build: the modern one does not run on the oldest Electron that Sampan supports. */
export function pdfLibrary(): Promise<PdfLibrary> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PdfLibrary> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = workerUrl;
  // The viewer takes the library from a global that the line before has set, so the order matters.
  const parts = await import('pdfjs-dist/legacy/web/pdf_viewer.mjs');
  return { pdf, parts };
}

type Worker = InstanceType<Pdf['PDFWorker']>;

let spare: Worker | null = null;

/**
 * A worker for one document, to be destroyed with it. Starting one takes as long as opening a short document: one is kept
 * in readiness, which no document has been in.
 */
export function takePdfWorker({ pdf }: PdfLibrary): Worker {
  const taken = spare ?? new pdf.PDFWorker();
  spare = null;
  return taken;
}

/** Has the library and a worker ready for the next document, once the window has nothing else to do. */
export function preparePdf(): void {
  requestIdleCallback(
    async () => {
      const { pdf } = await pdfLibrary();
      spare ??= new pdf.PDFWorker();
    },
    { timeout: prepareWithinMs },
  );
}

const prepareWithinMs = 4_000;

/** How every document is opened: assets from the application's own scheme, nothing evaluated, no forms. */
export const pdfOptions = {
  cMapUrl: pdfAssetUrl('cmaps/'),
  cMapPacked: true,
  standardFontDataUrl: pdfAssetUrl('standard_fonts/'),
  wasmUrl: pdfAssetUrl('wasm/'),
  iccUrl: pdfAssetUrl('iccs/'),
  enableXfa: false,
  stopAtErrors: false,
  verbosity: 0,
} as const;
