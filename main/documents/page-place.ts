import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PagePlace } from './page-from-drawing.ts';

/** Where a page stands in its file and how it lies; what a damaged file says of it is replaced by what will do. */
export function pagePlace(page: PDFPageProxy, number: number, label: string | null): PagePlace {
  return {
    number,
    label,
    box: cropBox(page.view),
    rotation: rotationOf(page.rotate),
    userUnit: page.userUnit > 0 ? page.userUnit : 1,
  };
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
