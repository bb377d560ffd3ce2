import { createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { resized, rotated } from '#main/recognition/pixels.ts';
import type { Grey, RecognitionImage } from '#main/recognition/recognition-image.ts';
import { drawnOutFax } from './drawn-out-fax.ts';
import { type TypesetPage, typesetDpi } from './typeset-page.ts';

export type Condition =
  | 'scan'
  | 'fine'
  | 'standard'
  | 'grey standard'
  | 'skew'
  | 'stamp'
  | 'pen'
  | 'noise'
  | 'skewed fine'
  | 'skewed standard';

/** A generator of numbers from 0 to 1 that starts the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The page as a scanner or a fax gives it. */
export async function degraded(page: TypesetPage, condition: Condition, seed: number): Promise<RecognitionImage> {
  const random = seeded(seed * 7919 + condition.length);
  const grey = greyOf(page);
  switch (condition) {
    case 'scan':
      return greyImage(noisy(atDpi(grey, 300, 300), random, 6), 300, 300);
    case 'skew':
      return greyImage(noisy(rotated(atDpi(grey, 300, 300), 5 * (random() < 0.5 ? -1 : 1)), random, 6), 300, 300);
    case 'noise':
      return greyImage(salted(noisy(atDpi(grey, 300, 300), random, 30), random, 0.002), 300, 300);
    case 'fine':
      return fax(grey, 196, random);
    case 'standard':
      return fax(grey, 98, random);
    case 'grey standard': {
      const { data, width, height } = fax(grey, 98, random);
      return drawnOutFax({ data: Uint8Array.from(data), width, height }, seed - 1);
    }
    case 'skewed fine':
      return fax(rotated(grey, 2 + random()), 196, random);
    case 'skewed standard':
      return fax(rotated(grey, 1 + random()), 98, random);
    case 'stamp':
      return inked(page, (context, size) => drawSeals(context, size, random));
    case 'pen':
      return inked(page, (context, size) => drawPen(context, size, random));
  }
}

function greyOf(page: TypesetPage): Grey {
  const data = new Uint8Array(page.width * page.height);
  for (let index = 0; index < data.length; index += 1) data[index] = page.data[index * 4] ?? 255;
  return { data, width: page.width, height: page.height };
}

function atDpi(page: Grey, dpiX: number, dpiY: number): Grey {
  return resized(page, Math.round((page.width * dpiX) / typesetDpi), Math.round((page.height * dpiY) / typesetDpi));
}

function greyImage(page: Grey, dpiX: number, dpiY: number): RecognitionImage {
  return { data: page.data, width: page.width, height: page.height, channels: 1, dpiX, dpiY };
}

/** True black and white at a fax's resolution; fax machines take light grey for ink, or thin strokes would be lost. */
function fax(page: Grey, dpiY: number, random: () => number): RecognitionImage {
  const small = atDpi(page, 204, dpiY);
  const threshold = 165 + 30 * random();
  const data = small.data.map((value) => (value > threshold ? 255 : 0));
  return greyImage({ ...small, data }, 204, dpiY);
}

function noisy(page: Grey, random: () => number, strength: number): Grey {
  const data = page.data.map((value) => {
    const noise = (random() + random() + random() - 1.5) * strength;
    return Math.max(0, Math.min(255, Math.round(0.92 * value + 12 + noise)));
  });
  return { ...page, data };
}

function salted(page: Grey, random: () => number, share: number): Grey {
  const data = page.data.map((value) => (random() < share ? (random() < 0.5 ? 20 : 235) : value));
  return { ...page, data };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const inkedDpi = 300;

/** Coloured ink on the page's own, as ink on ink. */
function inked(page: TypesetPage, draw: (context: SKRSContext2D, size: Size) => void): RecognitionImage {
  const dpi = inkedDpi;
  const width = Math.round((page.width * dpi) / typesetDpi);
  const height = Math.round((page.height * dpi) / typesetDpi);
  const full = createCanvas(page.width, page.height);
  full.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(page.data), page.width, page.height), 0, 0);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(full, 0, 0, width, height);
  context.globalCompositeOperation = 'multiply';
  draw(context, { width, height });
  return { data: context.getImageData(0, 0, width, height).data, width, height, channels: 4, dpiX: dpi, dpiY: dpi };
}

/** Lines through words, rings around them, waves under them and scrawls across, in blue and red. */
function drawPen(context: SKRSContext2D, { width, height }: Size, random: () => number): void {
  context.lineCap = 'round';
  for (let stroke = 0; stroke < 16; stroke += 1) {
    context.strokeStyle = stroke % 2 === 0 ? 'rgb(40, 60, 170)' : 'rgb(205, 35, 45)';
    context.lineWidth = 4 + 3 * random();
    const x = width * (0.12 + 0.5 * random());
    const y = height * (0.1 + 0.8 * random());
    const length = inkedDpi * (0.6 + 1.2 * random());
    context.beginPath();
    if (stroke % 4 === 0) context.ellipse(x + length / 2, y, length / 2, inkedDpi * 0.16, 0.02, 0, 2 * Math.PI);
    for (let step = 0; stroke % 4 !== 0 && step <= 40; step += 1) {
      const [along, swing] = [x + (length * step) / 40, stroke % 4 === 3 ? 22 : 4];
      const down = y + swing * Math.sin(step * (stroke % 4 === 3 ? 1.3 : 0.5)) + step * (random() - 0.4) * 0.3;
      if (step === 0) context.moveTo(along, down);
      else context.lineTo(along, down);
    }
    context.stroke();
  }
}

/** Two red seals and a blue one. */
function drawSeals(context: SKRSContext2D, { width, height }: Size, random: () => number): void {
  const dpi = inkedDpi;
  for (const [colour, square] of [
    ['rgb(214, 40, 50)', false],
    ['rgb(200, 30, 40)', true],
    ['rgb(50, 70, 190)', false],
  ] as const) {
    const x = width * (0.25 + 0.5 * random());
    const y = height * (0.2 + 0.6 * random());
    const radius = dpi * 0.75;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 10;
    context.beginPath();
    if (square) context.rect(x - radius / 1.5, y - radius / 1.5, radius * 1.33, radius * 1.33);
    else context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
    context.font = `${square ? 110 : 60}px "Noto Serif CJK HK"`;
    const words = square ? ['印合', '章同'] : ['有限公司', '合同專用章'];
    for (const [index, word] of words.entries()) {
      context.fillText(
        word,
        x - context.measureText(word).width / 2,
        y + (square ? 20 + index * 110 - 40 : index * 80 - 20),
      );
    }
  }
}
