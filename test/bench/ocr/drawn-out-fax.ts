import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import { resized } from '#main/recognition/pixels.ts';
import type { Grey, RecognitionImage } from '#main/recognition/recognition-image.ts';

interface Way {
  readonly kernel: 'nearest' | 'linear' | 'cubic';
  readonly dpiX: number;
  readonly dpiY: number;
  /** Of the JPEG file that the picture went through; none otherwise. */
  readonly quality?: number;
}

/** How gateways and their readers make a fax's pixels square. */
const ways: readonly Way[] = [
  { kernel: 'linear', dpiX: 204, dpiY: 196 },
  { kernel: 'cubic', dpiX: 200, dpiY: 200, quality: 75 },
  { kernel: 'linear', dpiX: 300, dpiY: 300, quality: 75 },
  { kernel: 'nearest', dpiX: 200, dpiY: 200 },
];

/** A fax of 204 by 98 pixels an inch as a finer grey picture, in the way of this number. */
export async function drawnOutFax(fax: Grey, number: number): Promise<RecognitionImage> {
  const { kernel, dpiX, dpiY, quality } = ways[number % ways.length] ?? { kernel: 'linear', dpiX: 200, dpiY: 200 };
  const width = Math.round((fax.width * dpiX) / 204);
  const height = Math.round((fax.height * dpiY) / 98);
  const drawn = kernel === 'cubic' ? resized(fax, width, height) : mixed(fax, width, height, kernel);
  const { data } = quality === undefined ? drawn : await throughJpeg(drawn, quality);
  return { data, width, height, channels: 1, dpiX, dpiY };
}

/** Each pixel is the nearest of the fax, or the mean of the two or four around it by their distance. */
function mixed(fax: Grey, width: number, height: number, kernel: 'nearest' | 'linear'): Grey {
  const data = new Uint8Array(width * height);
  const columns = placesOf(fax.width, width, kernel);
  for (const [y, [upper, lower, down]] of placesOf(fax.height, height, kernel).entries()) {
    for (const [x, [left, right, across]] of columns.entries()) {
      const at = (row: number): number => {
        const [first, last] = [fax.data[row * fax.width + left] ?? 255, fax.data[row * fax.width + right] ?? 255];
        return first * (1 - across) + last * across;
      };
      data[y * width + x] = Math.round(at(upper) * (1 - down) + at(lower) * down);
    }
  }
  return { data, width, height };
}

/** For each new place the two old ones beside it, and how near the second is, from 0 to 1. */
function placesOf(
  from: number,
  to: number,
  kernel: 'nearest' | 'linear',
): readonly (readonly [number, number, number])[] {
  return Array.from({ length: to }, (_, index) => {
    const place = Math.max(0, Math.min(from - 1, ((index + 0.5) * from) / to - 0.5));
    if (kernel === 'nearest') return [Math.round(place), Math.round(place), 0] as const;
    return [Math.floor(place), Math.min(from - 1, Math.floor(place) + 1), place % 1] as const;
  });
}

async function throughJpeg(page: Grey, quality: number): Promise<Grey> {
  const { width, height } = page;
  const context = createCanvas(width, height).getContext('2d');
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [index, value] of page.data.entries()) pixels.fill(value, index * 4, index * 4 + 3);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  context.drawImage(await loadImage(context.canvas.toBuffer('image/jpeg', quality)), 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { ...page, data: Uint8Array.from(page.data, (_, index) => data[index * 4] ?? 255) };
}
