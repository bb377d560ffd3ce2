import type { RedactionBox } from '#contract/redaction.ts';
import type { Matrix } from '#main/documents/matrix.ts';
import type { PagePicture } from '#main/recognition/page-picture.ts';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';

/** What lies under a box in a picture: columns and rows of pixels, the ends not included. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels around a box that go with it: the soft edges of its letters. */
const margin = 2;

/** The pixels of a picture that boxes of the page cover. */
export function pixelBoxes(
  { image, toPage }: PagePicture,
  boxes: readonly RedactionBox[],
  around = margin,
): PixelBox[] {
  const toPixel = inverse(toPage);
  return boxes.map(([x0, y0, x1, y1]) => {
    const corners = [
      [x0, y0],
      [x1, y0],
      [x0, y1],
      [x1, y1],
    ].map(([x = 0, y = 0]) => [
      toPixel[0] * x + toPixel[2] * y + toPixel[4],
      toPixel[1] * x + toPixel[3] * y + toPixel[5],
    ]);
    const xs = corners.map(([x = 0]) => x);
    const ys = corners.map(([, y = 0]) => y);
    return {
      left: Math.max(0, Math.floor(Math.min(...xs)) - around),
      top: Math.max(0, Math.floor(Math.min(...ys)) - around),
      right: Math.min(image.width, Math.ceil(Math.max(...xs)) + around),
      bottom: Math.min(image.height, Math.ceil(Math.max(...ys)) + around),
    };
  });
}

/** The same picture, black under the boxes: the pixels themselves are changed, nothing is laid over them. */
export function blackened(image: RecognitionImage, boxes: readonly PixelBox[]): RecognitionImage {
  const data = new Uint8ClampedArray(image.data);
  for (const { left, top, right, bottom } of boxes) {
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = (y * image.width + x) * image.channels;
        if (image.channels === 1) data[at] = 0;
        else data.set([0, 0, 0, 255], at);
      }
    }
  }
  return { ...image, data };
}

/** How many pixels lie under the boxes, and how many of them are not black. */
export function notBlack(image: RecognitionImage, boxes: readonly PixelBox[]): { looked: number; bright: number } {
  let looked = 0;
  let bright = 0;
  for (const { left, top, right, bottom } of boxes) {
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = (y * image.width + x) * image.channels;
        looked += 1;
        const [red = 0, green = 0, blue = 0] =
          image.channels === 1 ? [image.data[at]] : image.data.subarray(at, at + 3);
        if (Math.max(red, green, blue) > 32) bright += 1;
      }
    }
  }
  return { looked, bright };
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
