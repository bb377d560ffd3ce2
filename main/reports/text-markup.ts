import type { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib';
import type { Quad } from '#contract/document.ts';

/** Red, green and blue, 0–1. */
export type Hue = readonly [number, number, number];

export interface TextMarkup {
  readonly subtype: 'Highlight' | 'Underline';
  readonly page: PDFRef;
  readonly quads: readonly Quad[];
  readonly bounds: readonly number[];
  readonly hue: Hue;
  readonly appearance: PDFRef;
}

/** The entries that every text markup annotation of ours has (ISO 32000-1 §12.5.6.10); not registered yet. */
export function textMarkup(context: PDFContext, markup: TextMarkup): PDFDict {
  return context.obj({
    Type: 'Annot',
    Subtype: markup.subtype,
    Rect: [...markup.bounds],
    QuadPoints: markup.quads.flatMap((quad) => quad.map(rounded)),
    C: [...markup.hue],
    F: 4,
    P: markup.page,
    AP: { N: markup.appearance },
  });
}

/** A coordinate as it is written: three decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
