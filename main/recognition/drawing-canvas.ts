import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { loadPdfjs, type Pdfjs } from '#main/documents/load-pdfjs.ts';

/** What pdf.js draws on. */
export type PdfCanvas = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvas']>;

/** A place to draw on outside a window. */
export interface DrawingCanvas {
  /** Draws on a new canvas and returns its pixels, four bytes each. */
  readonly draw: (
    width: number,
    height: number,
    drawing: (canvas: PdfCanvas) => Promise<void>,
  ) => Promise<Uint8ClampedArray>;
}

/** Pictures with more pixels are left out: A3 at 600 dpi in one bit fits. */
const mostPicturePixels = 80_000_000;

/**
 * pdf.js ready to draw in this process, and what it draws on.
 *
 * pdf.js looks for the browser's geometry when it is loaded, so the canvas
 * library's comes first.
 */
export async function loadDrawingPdfjs(): Promise<{ readonly pdfjs: Pdfjs; readonly canvases: DrawingCanvas }> {
  const library = await import('@napi-rs/canvas');
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData'] as const) {
    if (Reflect.get(globalThis, name) === undefined) Reflect.set(globalThis, name, library[name]);
  }
  const pdfjs = await loadPdfjs();
  class CanvasFactory {
    create(width: number, height: number): object {
      const canvas = library.createCanvas(Math.max(1, width), Math.max(1, height));
      return { canvas, context: canvas.getContext('2d') };
    }
    getNoAlphaContext(canvas: PdfCanvas): unknown {
      return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    }
    reset(entry: { canvas: { width: number; height: number } }, width: number, height: number): void {
      entry.canvas.width = width;
      entry.canvas.height = height;
    }
    destroy(entry: { canvas: { width: number; height: number } | null; context: unknown }): void {
      if (entry.canvas !== null) {
        entry.canvas.width = 0;
        entry.canvas.height = 0;
      }
      entry.canvas = null;
      entry.context = null;
    }
  }
  const drawing: Pdfjs = {
    ...pdfjs,
    getDocument: (settings) =>
      pdfjs.getDocument({
        ...(typeof settings === 'object' ? settings : {}),
        maxImageSize: mostPicturePixels,
        // Glyphs are drawn from their outlines: no font is ever given to the system.
        disableFontFace: true,
        CanvasFactory,
      }),
  };
  return {
    pdfjs: drawing,
    canvases: {
      draw: async (width, height, draw) => {
        const canvas = library.createCanvas(width, height);
        const context = canvas.getContext('2d');
        context.fillStyle = '#ffffff';
        context.fillRect(0, 0, width, height);
        await draw(canvas as unknown as PdfCanvas);
        return context.getImageData(0, 0, width, height).data;
      },
    },
  };
}
