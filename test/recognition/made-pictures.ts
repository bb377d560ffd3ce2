import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { RecognitionImage } from '#main/recognition/recognition-image.ts';

const { resolve } = createRequire(import.meta.url);
for (const [family, file, name] of [
  ['noto-sans-hk', 'NotoSansHK_400Regular.ttf', 'Page face'],
  ['noto-sans-sc', 'NotoSansSC_400Regular.ttf', 'Simplified face'],
] as const) {
  const folder = dirname(resolve(`@expo-google-fonts/${family}/package.json`));
  GlobalFonts.registerFromPath(join(folder, '400Regular', file), name);
}

export const projectFolder = new URL('../../', import.meta.url).pathname;
export const modelsFolder = join(projectFolder, 'resources', 'recognition');
export const vocabularyFile = join(projectFolder, 'resources', 'vocabularies', 'trilingual.bin');
export const pdfjsFolder = join(projectFolder, 'node_modules', 'pdfjs-dist');

export const dpi = 200;

/** A white picture at 200 dpi on which something is drawn in black. */
export function picture(width: number, height: number, draw: (context: SKRSContext2D) => void): RecognitionImage {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  context.font = '36px "Page face"';
  draw(context);
  return { data: context.getImageData(0, 0, width, height).data, width, height, channels: 4, dpiX: dpi, dpiY: dpi };
}

/** Lines of text from the upper left. */
export function pictureOfLines(lines: readonly string[], width = 1000): RecognitionImage {
  return picture(width, 120 + lines.length * 70, (context) => {
    writeLines(context, lines, 70);
  });
}

/** Writes each line in a face that has its characters. */
export function writeLines(context: SKRSContext2D, lines: readonly string[], step: number): void {
  for (const [index, line] of lines.entries()) {
    context.font = /[协议应]/u.test(line) ? '36px "Simplified face"' : '36px "Page face"';
    context.fillText(line, 80, 100 + index * step);
  }
}

export const paragraph = [
  'This Agreement is governed by the laws of Hong Kong.',
  '本協議受香港特別行政區法律管轄，並按其解釋。',
  '本协议适用中华人民共和国法律，双方应当遵守。',
  'The Tenant shall pay HK$1,250,000 on 3 May 2026.',
];
