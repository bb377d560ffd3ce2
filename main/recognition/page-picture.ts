import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Pdfjs } from '#main/documents/load-pdfjs.ts';
import { combine, type Matrix, matrixFrom } from '#main/documents/matrix.ts';
import type { PagePlace } from '#main/documents/page-from-drawing.ts';
import type { DrawingCanvas } from './drawing-canvas.ts';
import { pictureOfPage } from './page-from-recognition.ts';
import { maximumPixels, type RecognitionImage } from './recognition-image.ts';

/** A picture of a PDF's page, and the way from its pixels to user space. */
export interface PagePicture {
  readonly image: RecognitionImage;
  readonly toPage: Matrix;
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const drawnDpi = { least: 200, most: 300 } as const;
/** A page may be cut by this share of a side from its picture. */
const edgeShare = 0.02;

/**
 * The pixels of a page: those of its picture where one picture is the whole
 * page (a fax in its own resolution, across and down), else the page as it is drawn.
 */
export async function pagePicture(
  pdfjs: Pdfjs,
  page: PDFPageProxy,
  place: PagePlace,
  canvases: DrawingCanvas,
): Promise<PagePicture> {
  const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE });
  const pictures = picturesOf(pdfjs, operators);
  return onlyPicture(page, place, pictures) ?? (await drawnPage(pdfjs, page, place, canvases, dpiFor(page, pictures)));
}

interface DrawnPicture {
  readonly image: unknown;
  readonly matrix: Matrix;
  /** Anything else is drawn besides. */
  readonly alone: boolean;
}

/** The pictures that a page draws, and whether it draws nothing else. */
function picturesOf(pdfjs: Pdfjs, { fnArray, argsArray }: Operators): readonly DrawnPicture[] {
  const { OPS } = pdfjs;
  const stack: Matrix[] = [];
  const found: { image: unknown; matrix: Matrix }[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let others = 0;
  const marking = new Set<number | undefined>([
    OPS.constructPath,
    OPS.shadingFill,
    OPS.paintImageMaskXObject,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintImageXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.beginAnnotation,
    OPS.beginGroup,
  ]);
  for (let index = 0; index < fnArray.length && found.length < 500; index += 1) {
    const operation = fnArray[index];
    const args: unknown = argsArray[index];
    const list: readonly unknown[] = Array.isArray(args) ? args : [];
    if (operation === OPS.save) stack.push(matrix);
    else if (operation === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (operation === OPS.transform) {
      const inner = matrixFrom(list);
      if (inner !== null) matrix = combine(matrix, inner);
    } else if (operation === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      const inner = matrixFrom(list[0]);
      if (inner !== null) matrix = combine(matrix, inner);
    } else if (operation === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject) {
      found.push({ image: list[0], matrix });
    } else if (marking.has(operation) && !(operation === OPS.constructPath && list[0] === OPS.endPath)) others += 1;
  }
  return found.map((picture) => ({ ...picture, alone: others === 0 && found.length === 1 }));
}

interface PixelSource {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

function pixelsOf(page: PDFPageProxy, image: unknown): PixelSource | null {
  let source: unknown = image;
  if (typeof image === 'string') {
    const objects = image.startsWith('g_') ? page.commonObjs : page.objs;
    if (!objects.has(image)) return null;
    source = objects.get(image);
  }
  if (typeof source !== 'object' || source === null) return null;
  const width: unknown = Reflect.get(source, 'width');
  const height: unknown = Reflect.get(source, 'height');
  const kind: unknown = Reflect.get(source, 'kind');
  const data: unknown = Reflect.get(source, 'data');
  if (typeof width !== 'number' || typeof height !== 'number' || typeof kind !== 'number') return null;
  return data instanceof Uint8Array || data instanceof Uint8ClampedArray ? { width, height, kind, data } : null;
}

/** The picture's own pixels where it alone is the page, upright; else null. */
function onlyPicture(page: PDFPageProxy, place: PagePlace, pictures: readonly DrawnPicture[]): PagePicture | null {
  const [picture] = pictures;
  if (picture === undefined || !picture.alone) return null;
  const source = pixelsOf(page, picture.image);
  if (source === null || source.width * source.height > maximumPixels) return null;
  const [a, b, c, d, e, f] = picture.matrix;
  if (!(a > 0 && d > 0) || Math.abs(b) > 0.001 * a || Math.abs(c) > 0.001 * d) return null;
  const [x0, y0, x1, y1] = place.box;
  const allowed = edgeShare * Math.max(x1 - x0, y1 - y0);
  const isWhole =
    Math.abs(e - x0) <= allowed &&
    Math.abs(f - y0) <= allowed &&
    Math.abs(e + a - x1) <= allowed &&
    Math.abs(f + d - y1) <= allowed;
  if (!isWhole) return null;
  const pixels = asImage(source);
  if (pixels === null) return null;
  const { width, height } = source;
  const inches = place.userUnit / 72;
  return {
    image: { ...pixels, width, height, dpiX: width / (a * inches), dpiY: height / (d * inches) },
    toPage: [a / width, 0, 0, -d / height, e, f + d],
  };
}

/** pdf.js's kinds: 1 is one bit a pixel, rows on whole bytes; 2 is RGB; 3 is RGBA. */
function asImage(source: PixelSource): Pick<RecognitionImage, 'data' | 'channels'> | null {
  const { width, height, kind, data } = source;
  const count = width * height;
  if (kind === 1) {
    const rowBytes = Math.ceil(width / 8);
    if (data.length < rowBytes * height) return null;
    const grey = new Uint8Array(count);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) grey[y * width + x] = 255;
      }
    }
    return { data: grey, channels: 1 };
  }
  if (kind === 3) return data.length < count * 4 ? null : { data, channels: 4 };
  if (kind !== 2 || data.length < count * 3) return null;
  const coloured = new Uint8Array(count * 4);
  for (let index = 0; index < count; index += 1) {
    coloured[index * 4] = data[index * 3] ?? 0;
    coloured[index * 4 + 1] = data[index * 3 + 1] ?? 0;
    coloured[index * 4 + 2] = data[index * 3 + 2] ?? 0;
    coloured[index * 4 + 3] = 255;
  }
  return { data: coloured, channels: 4 };
}

/** The resolution of the finest large picture, within bounds. */
function dpiFor(page: PDFPageProxy, pictures: readonly DrawnPicture[]): number {
  let dpi: number = drawnDpi.least;
  for (const { image, matrix } of pictures) {
    const width = pixelsOf(page, image)?.width ?? 0;
    const points = Math.hypot(matrix[0], matrix[1]);
    if (points > 100) dpi = Math.max(dpi, (width / points) * 72);
  }
  return Math.min(drawnDpi.most, dpi);
}

async function drawnPage(
  pdfjs: Pdfjs,
  page: PDFPageProxy,
  place: PagePlace,
  canvases: DrawingCanvas,
  dpi: number,
): Promise<PagePicture> {
  const natural = page.getViewport({ scale: 1 });
  const most = Math.sqrt((maximumPixels * 0.7) / (natural.width * natural.height));
  const longest = 9000 / Math.max(natural.width, natural.height);
  // pdf.js's viewport counts user units already.
  const scale = Math.min(dpi / 72, most, longest);
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.floor(viewport.width));
  const height = Math.max(1, Math.floor(viewport.height));
  const data = await canvases.draw(
    width,
    height,
    (canvas) =>
      page.render({ canvas, viewport, background: '#ffffff', annotationMode: pdfjs.AnnotationMode.ENABLE }).promise,
  );
  const image: RecognitionImage = { data, width, height, channels: 4, dpiX: scale * 72, dpiY: scale * 72 };
  return { image, toPage: pictureOfPage(place, { width: viewport.width, height: viewport.height }) };
}
