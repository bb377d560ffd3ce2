import { SampanError } from '#contract/errors.ts';

/** Pixels of a page: one byte (grey, 0 is black) or four (red, green, blue, alpha) a pixel, rows from the top. */
export interface RecognitionImage {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
  /** Pixels an inch along and down; fax pixels are not square. */
  readonly dpiX: number;
  readonly dpiY: number;
}

/** Grey pixels, 0 is black. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The most pixels of one page image that are looked at: A4 at 600 dpi. */
export const maximumPixels = 36_000_000;

/** @throws {SampanError} `too-large` over the limit of pixels, `damaged-file` when the sizes do not fit. */
export function requireImage(image: RecognitionImage): void {
  const { width, height, channels, data } = image;
  const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!whole || data.length < width * height * channels || !(image.dpiX > 0) || !(image.dpiY > 0)) {
    throw new SampanError('damaged-file', 'The picture of this page is damaged. Ask for the file again.');
  }
  if (width * height > maximumPixels) {
    throw new SampanError(
      'too-large',
      `The picture of this page has ${Math.round((width * height) / 1e6)} million pixels; the limit is ${maximumPixels / 1e6}. Scan it at 300 dpi.`,
    );
  }
}
