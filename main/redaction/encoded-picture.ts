import type { RecognitionImage } from '#main/recognition/recognition-image.ts';

export interface EncodedPicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

const jpegQuality = 88;

/** A picture as PNG, or as JPEG where that is less than half of it (a photograph). */
export async function encodedPicture({ data, width, height, channels }: RecognitionImage): Promise<EncodedPicture> {
  const { createCanvas, ImageData } = await import('@napi-rs/canvas');
  const canvas = createCanvas(width, height);
  const pixels = channels === 4 ? new Uint8ClampedArray(data) : inColour(data);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  const png = await canvas.encode('png');
  const jpeg = await canvas.encode('jpeg', jpegQuality);
  return jpeg.length * 2 < png.length ? { type: 'jpeg', bytes: jpeg } : { type: 'png', bytes: png };
}

function inColour(grey: Uint8Array | Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const colour = new Uint8ClampedArray(grey.length * 4);
  for (const [index, value] of grey.entries()) colour.set([value, value, value, 255], index * 4);
  return colour;
}
